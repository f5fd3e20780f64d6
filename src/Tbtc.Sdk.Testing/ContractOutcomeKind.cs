namespace Tbtc.Sdk.Testing;

internal enum ContractOutcomeKind
{
    Returned,
    Reverted,
    InvalidOpcode,
    OutOfGas,
    NoContract,
}
