namespace Corpus;

internal static class Extensions
{
    extension(WalletChainData wallet)
    {
        public Bytes32 Bad_ExtensionProperty => wallet.MembersIdsHash.Hash; // TBTC1001

        public Bytes32? Good_ExtensionProperty => wallet.HasMembersIdsHash ? wallet.MembersIdsHash.Hash : null;

        public Bytes32 Bad_ExtensionWithStandIn => wallet.MembersIdsHash?.Hash ?? default; // TBTC1003

        public RegistryData Bad_ExtensionMethod() => wallet.MembersIdsHash!; // TBTC1002

        public bool Good_ExtensionTryMethod([NotNullWhen(true)] out RegistryData? data) => wallet.TryGetMembersIdsHash(out data);

        public Bytes32 Good_ExtensionThatRequires(string action) => wallet.RequireMembersIdsHash(action).Hash;

        public bool Bad_ExtensionCompares(WalletChainData other) => wallet.MembersIdsHash == other.MembersIdsHash; // TBTC1004
    }

    extension([NotNullWhen(true)] RegistryData? data)
    {
        public bool IsThere() => data is not null;

        public Bytes32 Bad_OptionalReceiver() => data.Hash; // TBTC1001

        public string Good_OptionalReceiver() => data is null ? "not available" : data.Hash.ToString();
    }

    extension(RegistryData data)
    {
        public string Good_ReceiverThatNeedsAValue() => data.Hash.ToString();
    }

    extension(IEnumerable<WalletChainData> wallets)
    {
        public IEnumerable<Bytes32> Bad_ExtensionOnASequence() => wallets.Select(w => w.MembersIdsHash.Hash); // TBTC1001

        public IEnumerable<RegistryData> Good_ExtensionOnASequence()
        {
            foreach (var w in wallets)
            {
                if (w.MembersIdsHash is { } data)
                {
                    yield return data;
                }
            }
        }
    }

    public static string Bad_ClassicExtension(this WalletChainData w) => w.MembersIdsHash.Hash.ToString(); // TBTC1001

    public static string? Good_ClassicExtension(this WalletChainData w) => w.MembersIdsHash?.Hash.ToString();

    public static string Short(this RegistryData data) => data.Hash.ToString()[..10];

    public static string ShortOrNone(this RegistryData? data) => data is null ? "none" : data.Short();

    public static void Bad_ReceiverOfAClassicExtension(WalletChainData w) => Sink.UseText(w.MembersIdsHash.Short()); // TBTC1001

    public static void Bad_ReceiverOfAnExtensionMember(WalletChainData w)
    {
        Sink.UseText(w.MembersIdsHash.Good_ReceiverThatNeedsAValue()); // TBTC1001
    }

    public static void Good_ReceiverThatTakesAnOptional(WalletChainData w)
    {
        Sink.UseText(w.MembersIdsHash.ShortOrNone());
        Sink.UseText(w.MembersIdsHash.Good_OptionalReceiver());
    }

    public static void Good_ConditionalReceiver(WalletChainData w) => Sink.OfferText(w.MembersIdsHash?.Short());

    public static void Good_ExtensionThatProves(WalletChainData w)
    {
        if (w.MembersIdsHash.IsThere())
        {
            Sink.UseText(w.MembersIdsHash.Short());
        }
    }

    public static void Bad_ExtensionThatProvesNegated(WalletChainData w)
    {
        if (!w.MembersIdsHash.IsThere())
        {
            Sink.UseText(w.MembersIdsHash.Short()); // TBTC1001
        }
    }
}
