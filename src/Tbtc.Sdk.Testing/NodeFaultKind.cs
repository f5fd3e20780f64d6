namespace Tbtc.Sdk.Testing;

internal enum NodeFaultKind
{
    Hang,
    HangHalfway,
    CutConnection,
    CutHalfway,
    TruncatedJson,
    Html,
    Oversized,
    HttpStatus,
    RpcError,
    EmptyResult,
    WrongType,
    NotHex,
    WrongId,
    MissingAnswer,
    DuplicatedAnswer,
    ReversedBatch,
    BatchesRefused,
    BlockHashesRefused,
    ProgramsRefused,
}
