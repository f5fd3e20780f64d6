namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>Tests that copy the same templates.</summary>
[CollectionDefinition(Name)]
public sealed class StoreTemplatesCollection : ICollectionFixture<StoreTemplates>
{
    public const string Name = "Store templates";
}
