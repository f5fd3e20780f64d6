using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tbtc.Sdk.Chain;

/// <summary>Where the SDK's metrics and traces come from. The guide on observability lists them.</summary>
public static class TbtcTelemetry
{
    /// <summary>The name of the <see cref="Meter"/> and of the <see cref="ActivitySource"/>.</summary>
    public const string Name = "Tbtc.Sdk";

    internal const string ReadActivity = "tbtc.wallet.read";
    internal const string AttemptActivity = "tbtc.rpc.attempt";
    internal const string SubmitActivity = "tbtc.signer.submit";
    internal const string PollActivity = "tbtc.signer.poll";

    internal static readonly ActivitySource Activities = new(Name);
    internal static readonly Meter Meter = new(Name);

    internal static readonly Histogram<double> ReadDuration =
        Meter.CreateHistogram<double>("tbtc.wallet.read.duration", "s", "How long a read took, retries included, by its outcome.");

    internal static readonly Counter<long> WalletsRead = Meter.CreateCounter<long>("tbtc.wallet.read.wallets", "{wallet}", "Wallets asked for, by what became of them.");

    internal static readonly Counter<long> RegistryFaults =
        Meter.CreateCounter<long>("tbtc.registry.faults", "{wallet}", "Wallets without a members-ids hash, by the kind of fault.");

    internal static readonly Counter<long> RegistryCircuit =
        Meter.CreateCounter<long>("tbtc.registry.circuit", "{change}", "Changes of the registry's circuit breaker, by its new state.");

    internal static readonly Histogram<double> AttemptDuration =
        Meter.CreateHistogram<double>("tbtc.rpc.attempt.duration", "s", "How long one request to a node took, by node, method and outcome.");

    internal static readonly Counter<long> Retries = Meter.CreateCounter<long>("tbtc.rpc.retries", "{retry}", "Requests repeated after a failure, by method and the kind of failure.");

    internal static readonly Counter<long> Fallbacks = Meter.CreateCounter<long>("tbtc.rpc.fallbacks", "{fallback}", "Requests that went on to another node, by that node and the one that failed.");

    internal static readonly Histogram<double> SignerRequestDuration =
        Meter.CreateHistogram<double>("tbtc.signer.request.duration", "s", "How long a submit or a poll took, by its result.");

    internal static readonly Histogram<double> SignerTurnDuration =
        Meter.CreateHistogram<double>("tbtc.signer.turn.duration", "s", "How long the engine had a job for, by the state that came of it.");
}
