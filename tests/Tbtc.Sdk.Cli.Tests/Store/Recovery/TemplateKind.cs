namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

public enum TemplateKind
{
    /// <summary>Closed in good order.</summary>
    Owned,

    /// <summary>The same with a password.</summary>
    Encrypted,

    /// <summary>Written by keep-core alone.</summary>
    KeepCore,

    /// <summary>The same with a password.</summary>
    KeepCoreEncrypted,

    /// <summary>Handed over to a keep-core node.</summary>
    HandedOver,

    /// <summary>The same with a password.</summary>
    HandedOverEncrypted,
}
