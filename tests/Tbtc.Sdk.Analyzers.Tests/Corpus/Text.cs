namespace Corpus;

// A hash that may be absent turned into text prints as nothing.
internal static class Text
{
    public static string Bad_Interpolation(WalletChainData w) => $"hash: {w.MembersIdsHash}"; // TBTC1007

    public static string Bad_InterpolationOfTheDerivedHash(WalletChainData w) => $"hash: {w.MembersIdsHash?.Hash}"; // TBTC1007

    public static string Bad_InterpolationWithAlignment(WalletChainData w) => $"hash: {w.MembersIdsHash?.Hash,66}"; // TBTC1007

    public static string Bad_InterpolationOfTheDerivedText(WalletChainData w) => $"hash: {w.MembersIdsHash?.Hash.ToString()}"; // TBTC1007

    public static string Bad_Concatenation(WalletChainData w) => "hash: " + w.MembersIdsHash; // TBTC1007

    public static string Bad_ConcatenationOfTheDerivedHash(WalletChainData w) => "hash: " + w.MembersIdsHash?.Hash + "."; // TBTC1007

    public static string Bad_CompoundConcatenation(WalletChainData w)
    {
        var text = "hash: ";
        text += w.MembersIdsHash; // TBTC1007
        return text;
    }

    public static string Bad_StringConcat(WalletChainData w) => string.Concat("hash: ", w.MembersIdsHash); // TBTC1007

    public static string Bad_StringFormat(WalletChainData w) => string.Format(null, "hash: {0}", w.MembersIdsHash?.Hash); // TBTC1007

    public static void Bad_StringBuilder(StringBuilder builder, WalletChainData w) => builder.Append(w.MembersIdsHash); // TBTC1007

    public static void Bad_Console(WalletChainData w) => Console.WriteLine(w.MembersIdsHash); // TBTC1007

    public static void Bad_Writer(TextWriter writer, WalletChainData w) => writer.WriteLine("hash {0}", w.MembersIdsHash); // TBTC1007

    public static void Bad_Log(ILogger logger, WalletChainData w) => logger.LogInformation("Hash {Hash}", w.MembersIdsHash); // TBTC1007

    public static void Bad_LogOfTheDerivedHash(ILogger logger, WalletChainData w) =>
        logger.LogDebug("Wallet {Wallet} has {Hash}", w.WalletPublicKeyHash, w.MembersIdsHash?.Hash); // TBTC1007

    public static void Bad_Copy(WalletChainData w)
    {
        var data = w.MembersIdsHash;
        Sink.UseText($"members {data}"); // TBTC1007
    }

    public static string Bad_OptionalParameter(RegistryData? data) => $"members {data}"; // TBTC1007

    public static string Bad_Join(IEnumerable<WalletChainData> wallets) =>
        string.Join(", ", wallets.Select(w => w.MembersIdsHash)); // TBTC1007

    public static string? Bad_ConvertToString(WalletChainData w) => Convert.ToString((object?)w.MembersIdsHash); // TBTC1007

    public static IEnumerable<string> Bad_LinesOfAll(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => $"{w.WalletPublicKeyHash} {w.MembersIdsHash?.Hash}"); // TBTC1007

    public static Exception Bad_ExceptionMessage(WalletChainData w, Bytes32 expected) =>
        new InvalidOperationException($"Expected {expected}, found {w.MembersIdsHash?.Hash}"); // TBTC1007

    public static string Good_ProvenInterpolation(WalletChainData w) =>
        w.HasMembersIdsHash ? $"hash: {w.MembersIdsHash.Hash}" : $"no hash: {w.RegistryFault}";

    public static string Good_InterpolationWithAText(WalletChainData w) => $"hash: {w.MembersIdsHash?.Hash.ToString() ?? "not available"}";

    public static string Good_ConditionalInsideTheInterpolation(WalletChainData w) =>
        $"hash: {(w.MembersIdsHash is { } data ? data.Hash.ToString() : w.RegistryFault?.Message)}";

    public static string Good_WholeWallet(WalletChainData w) => $"{w}";

    public static void Good_LogOfTheWholeWallet(ILogger logger, WalletChainData w) => logger.LogInformation("Read {Wallet}", w);

    public static string Good_NameOf(WalletChainData w) => $"{nameof(w.MembersIdsHash)} of {w.WalletPublicKeyHash}";

    public static string Good_Flag(WalletChainData w) => $"available: {w.HasMembersIdsHash}, missing: {w.MembersIdsHash is null}";

    public static string Good_Fault(WalletChainData w) => "fault: " + w.RegistryFault;

    public static string Good_OtherNullables(WalletChainData w) => $"{w.MainUtxoHash} {w.BlockHash}";

    public static string Good_RequiredInterpolation(WalletChainData w) => $"hash: {w.RequireMembersIdsHash("print").Hash}";

    // The result stays nullable: who prints it decides.
    public static string? Good_DerivedToString(WalletChainData w) => w.MembersIdsHash?.ToString();

    public static void Good_ProvenLog(ILogger logger, WalletChainData w)
    {
        if (w.TryGetMembersIdsHash(out var data))
        {
            logger.LogInformation("Hash {Hash} at {Block}", data.Hash, data.BlockNumber);
        }
    }

    public static string Good_JoinOfFiltered(IEnumerable<WalletChainData> wallets) =>
        string.Join(", ", wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash));

    public static void Good_TextChecked(WalletChainData w)
    {
        var text = w.MembersIdsHash?.Hash.ToString();
        if (!string.IsNullOrEmpty(text))
        {
            Sink.UseText("hash: " + text);
        }
    }
}
