using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.Reading;

/// <summary>Every way in which a contract or the way to it breaks, by name, and what a reader makes of it.</summary>
internal static class Faults
{
    private static readonly Dictionary<string, (ChainFault Fault, RegistryFaultKind Kind)> All = new()
    {
        ["reverts with a reason"] = (ChainFault.Revert("the registry is paused"), RegistryFaultKind.Reverted),
        ["reverts without data"] = (ChainFault.Revert([]), RegistryFaultKind.Reverted),
        ["reverts with a custom error"] = (ChainFault.Revert([0xde, 0xad, 0xbe, 0xef]), RegistryFaultKind.Reverted),
        ["fails a check of the compiler"] = (ChainFault.Panic(0x11), RegistryFaultKind.Reverted),
        ["executes an invalid opcode"] = (ChainFault.InvalidOpcode, RegistryFaultKind.Reverted),
        ["burns its gas"] = (ChainFault.OutOfGas, RegistryFaultKind.Reverted),
        ["is not there"] = (ChainFault.NoContract, RegistryFaultKind.NoContract),
        ["answers one word"] = (ChainFault.Answer(new byte[32]), RegistryFaultKind.MalformedResponse),
        ["answers a byte too many"] = (ChainFault.Answer(new byte[(9 * 32) + 1]), RegistryFaultKind.MalformedResponse),
        ["answers ten kilobytes"] = (ChainFault.Answer(new byte[10_000]), RegistryFaultKind.MalformedResponse),
        ["hangs"] = (ChainFault.Hang, RegistryFaultKind.Timeout),
        ["hangs half-way"] = (ChainFault.HangHalfway, RegistryFaultKind.Timeout),
        ["cuts the connection"] = (ChainFault.CutConnection, RegistryFaultKind.Transport),
        ["cuts the connection half-way"] = (ChainFault.CutHalfway, RegistryFaultKind.Transport),
        ["asks for fewer requests"] = (ChainFault.TooManyRequests(TimeSpan.FromSeconds(7)), RegistryFaultKind.Transport),
        ["answers with HTTP 500"] = (ChainFault.HttpStatus(500), RegistryFaultKind.Transport),
        ["answers with half the JSON"] = (ChainFault.TruncatedJson, RegistryFaultKind.MalformedResponse),
        ["answers with a web page"] = (ChainFault.Html, RegistryFaultKind.MalformedResponse),
        ["answers with 100 MB"] = (ChainFault.Oversized, RegistryFaultKind.MalformedResponse),
        ["answers with another type"] = (ChainFault.WrongType, RegistryFaultKind.MalformedResponse),
        ["answers with text that is not hex"] = (ChainFault.NotHex, RegistryFaultKind.MalformedResponse),
        ["answers another request"] = (ChainFault.WrongId, RegistryFaultKind.MalformedResponse),
        ["answers with no bytes"] = (ChainFault.EmptyResult, RegistryFaultKind.NoContract),
        ["answers with an error"] = (ChainFault.RpcError(-32000, "the node is starting"), RegistryFaultKind.RpcError),
    };

    public static TheoryData<string> OfContractOrNode => [.. All.Keys];

    public static TheoryData<string> OfNode => [.. All.Where(fault => !fault.Value.Fault.IsOfContract).Select(fault => fault.Key)];

    public static ChainFault Find(string name) => All[name].Fault;

    public static RegistryFaultKind KindOf(string name) => All[name].Kind;

    public static BridgeReadErrorKind BridgeKindOf(string name) => Enum.Parse<BridgeReadErrorKind>(All[name].Kind.ToString());
}
