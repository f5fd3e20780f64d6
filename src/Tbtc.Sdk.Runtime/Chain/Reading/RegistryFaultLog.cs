using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Chain;

/// <summary>Collects the registry faults of one read call and logs them together.</summary>
internal sealed partial class RegistryFaultLog(ILogger logger)
{
    private readonly SortedDictionary<RegistryFaultKind, int> _outages = [];
    private RegistryFault? _firstOutage;
    private int _notRegistered;
    private int _found;

    public void Add(WalletReadResult result)
    {
        if (!result.IsFound)
        {
            return;
        }

        _found++;
        if (result.Wallet.RegistryFault is not { } fault)
        {
            return;
        }

        if (!fault.IsOutage)
        {
            _notRegistered++;
            return;
        }

        _firstOutage ??= fault;
        _outages[fault.Kind] = _outages.GetValueOrDefault(fault.Kind) + 1;
    }

    public void Write()
    {
        if (_firstOutage is not null)
        {
            RegistryNotRead(logger, _outages.Values.Sum(), _found, string.Join(", ", _outages.Select(outage => $"{outage.Key} {outage.Value}")), _firstOutage.Message);
        }

        if (_notRegistered > 0)
        {
            NotRegistered(logger, _notRegistered, _found);
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "The wallet registry could not be read for {Faults} of {Wallets} wallets ({Kinds}): they have no members-ids hash. The first fault: {Message}")]
    private static partial void RegistryNotRead(ILogger logger, int faults, int wallets, string kinds, string message);

    [LoggerMessage(1002, LogLevel.Debug, "The wallet registry does not hold {NotRegistered} of {Wallets} wallets, as is normal for closed and terminated ones")]
    private static partial void NotRegistered(ILogger logger, int notRegistered, int wallets);
}
