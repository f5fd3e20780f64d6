namespace Corpus;

// Exceptions in flight, filters, finally.
internal static class Exceptions
{
    public static void Bad_CheckInTheTryUseInTheFinally(WalletChainData w)
    {
        try
        {
            if (!w.HasMembersIdsHash)
            {
                return;
            }

            Sink.See(w);
        }
        finally
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_CatchAfterTheCheck(WalletChainData w, Action risky)
    {
        try
        {
            risky();
            if (!w.HasMembersIdsHash)
            {
                return;
            }

            risky();
        }
        catch (IOException)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_ReassignedInTheTry(WalletChainData w, Func<WalletChainData> read)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        try
        {
            w = read();
            Sink.See(w);
        }
        catch (IOException)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_UnavailableCaught(WalletChainData w)
    {
        try
        {
            w.RequireMembersIdsHash("sign");
        }
        catch (MembersIdsHashUnavailableException)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_UnavailableSwallowed(WalletChainData w)
    {
        try
        {
            w.RequireMembersIdsHash("sign");
        }
        catch (MembersIdsHashUnavailableException e)
        {
            Sink.OfferObject(e.Fault);
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    // The variable is null where the read failed.
    public static void Bad_NeverAssignedWhereItThrew(WalletChainData w)
    {
        RegistryData? data = null;
        try
        {
            data = w.RequireMembersIdsHash("sign");
        }
        catch (MembersIdsHashUnavailableException e)
        {
            Sink.OfferObject(e.Fault);
        }

        Sink.Use(data.Hash); // TBTC1001
    }

    public static void Bad_FilterOfTheWrongSense(WalletChainData w, Action risky)
    {
        try
        {
            risky();
        }
        catch (IOException) when (!w.HasMembersIdsHash)
        {
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_ReassignedInTheFinally(WalletChainData w, Func<WalletChainData> read)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        try
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
        finally
        {
            w = read();
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_ThrowOnlySometimes(WalletChainData w, Exception? cause)
    {
        if (!w.HasMembersIdsHash)
        {
            if (cause is not null)
            {
                throw new WalletUnavailableException(w.RegistryFault.Message, cause);
            }
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Good_CheckInTheTry(WalletChainData w)
    {
        try
        {
            if (!w.HasMembersIdsHash)
            {
                return;
            }
        }
        finally
        {
            Sink.Count("wallet.done");
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_CheckBeforeTheTry(WalletChainData w, Action risky)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        try
        {
            risky();
        }
        catch (IOException)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
        finally
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_CheckInTheFilter(WalletChainData w, Action risky)
    {
        try
        {
            risky();
        }
        catch (IOException) when (w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_RequireInTheTryCatchLeaves(WalletChainData w)
    {
        RegistryData data;
        try
        {
            data = w.RequireMembersIdsHash("sign");
        }
        catch (MembersIdsHashUnavailableException)
        {
            return;
        }

        Sink.Use(data.Hash);
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_RethrownWithTheFault(WalletChainData w)
    {
        try
        {
            Sink.Take(w.RequireMembersIdsHash("sign"));
        }
        catch (MembersIdsHashUnavailableException e)
        {
            throw new WalletUnavailableException(e.Fault);
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_NullWhereItThrewAndChecked(WalletChainData w)
    {
        RegistryData? data = null;
        try
        {
            data = w.RequireMembersIdsHash("sign");
        }
        catch (MembersIdsHashUnavailableException e)
        {
            Sink.OfferObject(e.Fault);
        }

        if (data != null)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_CheckInTheFinally(WalletChainData w, Action risky)
    {
        try
        {
            risky();
        }
        finally
        {
            if (w.HasMembersIdsHash)
            {
                Sink.Use(w.MembersIdsHash.Hash);
            }
        }
    }

    public static RegistryData Good_ThrowExpressionInAConditional(WalletChainData w) =>
        w.HasMembersIdsHash ? w.MembersIdsHash : throw new WalletUnavailableException(w.RegistryFault);

    public static void Good_ThrowThenUse(WalletChainData w)
    {
        if (w.MembersIdsHash is null)
        {
            throw new WalletUnavailableException("No hash to sign for.", w.RegistryFault?.Exception);
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }
}
