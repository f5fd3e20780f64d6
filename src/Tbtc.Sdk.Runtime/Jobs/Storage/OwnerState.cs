namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Who owns the directory. The numbers are the format's.</summary>
internal enum OwnerState : byte
{
    /// <summary>We do; a keep-core node refuses to start there.</summary>
    Owned = 1,

    /// <summary>It was given to a keep-core node, which may have changed the files since.</summary>
    HandedOver = 2,
}
