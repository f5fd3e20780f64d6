using System.Text.Json;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Wallet;

/// <summary>Writes wallets as one JSON array, each as soon as it is known. The keys are a promise: they do not follow the library's own converters.</summary>
internal sealed class WalletJson(Stream output) : IWalletOutput, IAsyncDisposable
{
    private readonly Utf8JsonWriter _writer = new(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });

    public bool IsStreamed => true;

    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        _writer.WriteStartArray();
        await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask WriteAsync(WalletReadResult result, CancellationToken cancellationToken)
    {
        _writer.WriteStartObject();
        _writer.WriteString("walletPublicKeyHash", result.WalletPublicKeyHash.ToString());
        WriteFound(result);
        WriteBridgeFields(result.Wallet);
        WriteMembersIdsHash(result.Wallet?.MembersIdsHash);
        WriteRegistryFault(result.Wallet?.RegistryFault);
        _writer.WriteEndObject();
        await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        _writer.WriteEndArray();
        await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private void WriteFound(WalletReadResult result)
    {
        // Null where the Bridge could not be read: then it is not known whether there is such a wallet.
        if (result.IsFound || result.IsNotFound)
        {
            _writer.WriteBoolean("found", result.IsFound);
        }
        else
        {
            _writer.WriteNull("found");
        }
    }

    private void WriteBridgeFields(WalletChainData? wallet)
    {
        _writer.WriteString("ecdsaWalletId", wallet?.EcdsaWalletId.ToString());
        _writer.WriteString("mainUtxoHash", wallet?.MainUtxoHash?.ToString());
        WriteNumber("pendingRedemptionsValue", wallet?.PendingRedemptionsValueSats);
        WriteInstant("createdAt", wallet?.CreatedAt);
        WriteInstant("movingFundsRequestedAt", wallet?.MovingFundsRequestedAt);
        WriteInstant("closingStartedAt", wallet?.ClosingStartedAt);
        WriteNumber("pendingMovedFundsSweepRequestsCount", wallet?.PendingMovedFundsSweepRequestsCount);
        _writer.WriteString("state", wallet?.State.ToString());
        _writer.WriteString("movingFundsTargetWalletsCommitmentHash", wallet?.MovingFundsTargetWalletsCommitmentHash?.ToString());
        WriteNumber("blockNumber", wallet?.BlockNumber);
    }

    private void WriteMembersIdsHash(RegistryData? data)
    {
        if (data is null)
        {
            _writer.WriteNull("membersIdsHash");
            return;
        }

        _writer.WriteStartObject("membersIdsHash");
        _writer.WriteString("hash", data.Hash.ToString());
        _writer.WriteString("publicKey", data.PublicKey.ToString());
        _writer.WriteNumber("blockNumber", data.BlockNumber);
        _writer.WriteEndObject();
    }

    private void WriteRegistryFault(RegistryFault? fault)
    {
        if (fault is null)
        {
            _writer.WriteNull("registryFault");
            return;
        }

        _writer.WriteStartObject("registryFault");
        _writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(fault.Kind.ToString()));
        _writer.WriteBoolean("isOutage", fault.IsOutage);
        _writer.WriteString("message", fault.Message);
        _writer.WriteEndObject();
    }

    private void WriteNumber(string name, ulong? value)
    {
        if (value is { } number)
        {
            _writer.WriteNumber(name, number);
        }
        else
        {
            _writer.WriteNull(name);
        }
    }

    private void WriteInstant(string name, DateTimeOffset? value) => _writer.WriteString(name, value is { } instant ? Printable.Instant(instant) : null);
}
