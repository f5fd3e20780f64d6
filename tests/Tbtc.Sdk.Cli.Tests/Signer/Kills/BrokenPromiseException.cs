namespace Tbtc.Sdk.Cli.Tests.Signer.Kills;

/// <summary>The node broke a promise: a second request id, an acknowledgement that is not found, or a refusal that nothing explains.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message);
