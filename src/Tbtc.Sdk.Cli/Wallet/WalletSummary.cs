using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Wallet;

/// <summary>
/// What went wrong for the wallets of one read: a line on standard error for each kind of failure, however many wallets it is of, and the exit code.
/// </summary>
internal sealed class WalletSummary
{
    private readonly SortedDictionary<BridgeReadErrorKind, Group<TbtcException>> _failed = [];
    private readonly SortedDictionary<RegistryFaultKind, Group<RegistryFault>> _outages = [];
    private Group<TbtcException>? _notFound;

    public int ExitCode =>
        _failed.Count > 0 ? CommandLine.ExitCode.Error
        : _notFound is not null ? CommandLine.ExitCode.NotFound
        : _outages.Count > 0 ? CommandLine.ExitCode.Degraded
        : CommandLine.ExitCode.Good;

    public void Add(WalletReadResult result)
    {
        if (result.IsFound)
        {
            if (result.Wallet.RegistryFault is { IsOutage: true } fault)
            {
                _outages[fault.Kind] = Group<RegistryFault>.Add(_outages.GetValueOrDefault(fault.Kind), fault);
            }
        }
        else if (result.Error is BridgeReadException failed)
        {
            _failed[failed.Kind] = Group<TbtcException>.Add(_failed.GetValueOrDefault(failed.Kind), failed);
        }
        else
        {
            _notFound = Group<TbtcException>.Add(_notFound, result.Error);
        }
    }

    public void Write()
    {
        foreach (var group in _failed.Values)
        {
            Terminal.WriteError($"{group.Wallets}{group.First.Message}");
        }

        if (_notFound is { } notFound)
        {
            Terminal.WriteError($"{notFound.Wallets}{notFound.First.Message}");
        }

        foreach (var (kind, group) in _outages)
        {
            Terminal.WriteWarning($"{group.Wallets}No members-ids hash ({kind}): {group.First.Message}. {group.First.Remedy}");
        }
    }

    private sealed record Group<T>(T First, int Count)
    {
        public string Wallets => Count == 1 ? "" : $"{Count} wallets, the first: ";

        public static Group<T> Add(Group<T>? group, T next) => group is null ? new(next, 1) : group with { Count = group.Count + 1 };
    }
}
