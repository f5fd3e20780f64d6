using System.Globalization;
using Spectre.Console;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Wallet;

/// <summary>Shows one wallet with all its fields, or several as a table of a line each.</summary>
internal sealed class WalletTables : IWalletOutput
{
    private readonly List<WalletReadResult> _results = [];

    public bool IsStreamed => false;

    public ValueTask BeginAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask WriteAsync(WalletReadResult result, CancellationToken cancellationToken)
    {
        _results.Add(result);
        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(CancellationToken cancellationToken)
    {
        if (_results is not [var only])
        {
            Terminal.WriteTable(Overview());
        }
        else if (only.IsFound)
        {
            Terminal.WriteTable(Details(only.Wallet));
        }

        return ValueTask.CompletedTask;
    }

    private Table Overview()
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("Wallet").NoWrap());
        table.AddColumn("State");
        table.AddColumn(new TableColumn("Redemptions (sat)").RightAligned());
        table.AddColumn("Created");
        table.AddColumn("Members-ids hash");
        foreach (var result in _results)
        {
            var wallet = result.Wallet;
            table.AddRow(
                new Text(result.WalletPublicKeyHash.ToString()),
                new Text(wallet is not null ? wallet.State.ToString() : result.IsNotFound ? "not found" : "not read"),
                new Text(wallet is null ? "" : Number(wallet.PendingRedemptionsValueSats)),
                new Text(wallet is null ? "" : Printable.Instant(wallet.CreatedAt)),
                new Text(wallet is null ? "" : wallet.HasMembersIdsHash ? Abbreviate(wallet.MembersIdsHash.Hash) : Availability(wallet.RegistryFault)));
        }

        return table;
    }

    private static Grid Details(WalletChainData wallet)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        Row("Wallet public key hash", wallet.WalletPublicKeyHash.ToString());
        Row("ECDSA wallet id", wallet.EcdsaWalletId.ToString());
        Row("State", wallet.State.ToString());
        Row("Main UTXO hash", wallet.MainUtxoHash?.ToString() ?? "none");
        Row("Pending redemptions", $"{Number(wallet.PendingRedemptionsValueSats)} sat");
        Row("Created", Printable.Instant(wallet.CreatedAt));
        Row("Moving funds requested", InstantOrNever(wallet.MovingFundsRequestedAt));
        Row("Closing started", InstantOrNever(wallet.ClosingStartedAt));
        Row("Pending moved-funds sweeps", Number(wallet.PendingMovedFundsSweepRequestsCount));
        Row("Target wallets commitment", wallet.MovingFundsTargetWalletsCommitmentHash?.ToString() ?? "none");
        Row("Block", Number(wallet.BlockNumber));
        if (wallet.HasMembersIdsHash)
        {
            Row("Members-ids hash", wallet.MembersIdsHash.Hash.ToString());
            Row("Public key", wallet.MembersIdsHash.PublicKey.ToString());
        }
        else
        {
            Row("Members-ids hash", Availability(wallet.RegistryFault));
            Row("Cause", Printable.Line(wallet.RegistryFault.Message));
            Row("What to do", wallet.RegistryFault.Remedy);
        }

        return grid;

        void Row(string name, string value) => grid.AddRow(new Text(name), new Text(value));
    }

    private static string Availability(RegistryFault fault) => fault.IsOutage ? $"unavailable ({fault.Kind})" : "not registered";

    private static string Abbreviate(Bytes32 hash)
    {
        const int Shown = 10;
        var text = hash.ToString();
        return $"{text[..Shown]}...{text[^(Shown - 2)..]}";
    }

    private static string InstantOrNever(DateTimeOffset? instant) => instant is { } value ? Printable.Instant(value) : "never";

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
