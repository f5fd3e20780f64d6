using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Chain;

/// <summary>Says what was learned of a node about the reader program.</summary>
internal sealed partial class ProgramLog(ILogger logger)
{
    public void Refused(RpcEndpoint node) => ProgramRefused(logger, node.Address, RpcEndpoint.Lapse);

    public void Limit(RpcEndpoint node) => ProgramLimited(logger, node.Address, node.Program.MaxWallets, RpcEndpoint.Lapse);

    [LoggerMessage(1003, LogLevel.Information, "The node at {Endpoint} does not run the program that reads wallets in one call. Plain calls are used for {Lapse}, then it is tried again")]
    private static partial void ProgramRefused(ILogger logger, string endpoint, TimeSpan lapse);

    [LoggerMessage(1004, LogLevel.Information, "The node at {Endpoint} refuses to read as many wallets in one call as were asked for. At most {MaxWallets} are asked for during {Lapse}, then more are tried again")]
    private static partial void ProgramLimited(ILogger logger, string endpoint, int maxWallets, TimeSpan lapse);
}
