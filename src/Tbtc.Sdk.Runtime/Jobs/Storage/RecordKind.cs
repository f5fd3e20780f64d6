namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What a record of the journal says. The numbers are the format's.</summary>
internal enum RecordKind : byte
{
    /// <summary>A job's identity and its content: the bytes of the future file.</summary>
    Job = 1,

    /// <summary>A job whose file has its content, or one that an operator identified: then no content is known.</summary>
    Entry = 2,

    /// <summary>Every job up to this lsn has its content in its file.</summary>
    Filed = 3,

    /// <summary>Who owns the directory.</summary>
    Owner = 4,

    /// <summary>Something is lost or not understood, so no key that is not known can be proved free.</summary>
    Unknown = 5,

    /// <summary>A request id that is not a job any more.</summary>
    Retired = 6,

    /// <summary>An act of an operator.</summary>
    Decision = 7,

    /// <summary>Ends a base.</summary>
    Seal = 8,
}
