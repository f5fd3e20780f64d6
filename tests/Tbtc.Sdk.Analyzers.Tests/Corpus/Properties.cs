namespace Corpus;

internal class Order
{
    public WalletChainData Wallet { get; set; } = null!;

    public WalletChainData Source { get; init; } = null!;

    public WalletChainData Fixed { get; } = null!;

    public virtual WalletChainData Overridable { get; } = null!;

    public void Recalculate() => Sink.Count(nameof(Order));
}

internal interface IWalletSource
{
    WalletChainData Current { get; }

    WalletChainData this[int index] { get; }
}

internal static class Properties
{
    public static void Bad_MutablePropertyReassigned(Order order, WalletChainData other)
    {
        if (!order.Wallet.HasMembersIdsHash)
        {
            return;
        }

        order.Wallet = other;
        Sink.Use(order.Wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_HolderPassedToACall(Order order, Action<Order> process)
    {
        if (!order.Wallet.HasMembersIdsHash)
        {
            return;
        }

        process(order);
        Sink.Use(order.Wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_MethodOfTheHolderCalled(Order order)
    {
        if (!order.Wallet.HasMembersIdsHash)
        {
            return;
        }

        order.Recalculate();
        Sink.Use(order.Wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_HolderReassigned(Order order, Order other)
    {
        if (!order.Source.HasMembersIdsHash)
        {
            return;
        }

        order = other;
        Sink.Use(order.Source.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_PropertyOfAnotherOrder(Order a, Order b)
    {
        if (a.Fixed.HasMembersIdsHash)
        {
            Sink.Use(b.Fixed.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_AnotherPropertyOfTheOrder(Order order)
    {
        if (order.Source.HasMembersIdsHash)
        {
            Sink.Use(order.Wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }

    // A virtual property may answer differently each time.
    public static void Bad_VirtualProperty(Order order)
    {
        if (order.Overridable.HasMembersIdsHash)
        {
            Sink.Use(order.Overridable.MembersIdsHash.Hash); // TBTC1001
        }
    }

    // So may an interface's.
    public static void Bad_InterfaceProperty(IWalletSource source)
    {
        if (source.Current.HasMembersIdsHash)
        {
            Sink.Use(source.Current.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_InterfaceIndexer(IWalletSource source)
    {
        if (source[0].HasMembersIdsHash)
        {
            Sink.Use(source[0].MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Good_MutableProperty(Order order)
    {
        if (order.Wallet.HasMembersIdsHash)
        {
            Sink.Use(order.Wallet.MembersIdsHash.Hash);
        }
    }

    public static void Good_InitPropertyStableAcrossCalls(Order order, Action<Order> process)
    {
        if (!order.Source.HasMembersIdsHash)
        {
            return;
        }

        process(order);
        Sink.Use(order.Source.MembersIdsHash.Hash);
    }

    public static void Good_GetOnlyPropertyStableAcrossCalls(Order order)
    {
        if (!order.Fixed.HasMembersIdsHash)
        {
            return;
        }

        order.Recalculate();
        Sink.Use(order.Fixed.MembersIdsHash.Hash);
    }

    public static void Good_InterfacePropertyCopied(IWalletSource source)
    {
        var wallet = source.Current;
        if (wallet.HasMembersIdsHash)
        {
            Sink.Use(wallet.MembersIdsHash.Hash);
        }
    }

    public static void Good_PatternCapturesTheProperty(IWalletSource source)
    {
        if (source.Current is { MembersIdsHash: { } data })
        {
            Sink.Use(data.Hash);
        }
    }
}
