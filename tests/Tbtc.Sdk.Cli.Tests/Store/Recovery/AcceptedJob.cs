using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>What a node once told a client, as its log has it.</summary>
internal sealed record AcceptedJob(string RequestId, RouteKey Route, Bytes32 RequestDigest);
