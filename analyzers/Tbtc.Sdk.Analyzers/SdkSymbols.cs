namespace Tbtc.Sdk.Analyzers;

/// <summary>
/// The types of the SDK, known by name and assembly: a consumer's own type of the same name is none of them. A set for each, because a compilation
/// may see two versions of the SDK.
/// </summary>
internal sealed class SdkSymbols
{
    private const string AssemblyName = "Tbtc.Sdk";

    private readonly ImmutableHashSet<ISymbol> _wallets;
    private readonly ImmutableHashSet<ISymbol> _registryData;
    private readonly ImmutableHashSet<ISymbol> _faults;
    private readonly ImmutableHashSet<ISymbol> _exceptions;
    private readonly ImmutableHashSet<ISymbol> _words;

    private SdkSymbols(Compilation compilation)
    {
        _wallets = Find(compilation, "WalletChainData");
        _registryData = Find(compilation, "RegistryData");
        _faults = Find(compilation, "RegistryFault");
        _exceptions = Find(compilation, "MembersIdsHashUnavailableException");
        _words = Find(compilation, "Bytes32");
    }

    /// <summary>The SDK's types, or null where the SDK is not referenced.</summary>
    public static SdkSymbols? In(Compilation compilation)
    {
        var symbols = new SdkSymbols(compilation);
        return symbols._wallets.IsEmpty || symbols._registryData.IsEmpty ? null : symbols;
    }

    public bool IsWallet(ITypeSymbol? type) => type is not null && _wallets.Contains(type);

    public bool IsRegistryData(ITypeSymbol? type) => type is not null && _registryData.Contains(type);

    /// <summary>A wallet or registry data.</summary>
    public bool IsData(ITypeSymbol? type) => IsWallet(type) || IsRegistryData(type);

    public bool IsFault(ITypeSymbol? type) => type is not null && _faults.Contains(type);

    public bool IsUnavailableException(ITypeSymbol? type) => type is not null && _exceptions.Contains(type);

    /// <summary>Whether a catch clause for this type is entered where a hash that is absent was required.</summary>
    public bool CatchesAnOutage(ITypeSymbol caught)
    {
        foreach (var exception in _exceptions)
        {
            for (var type = (ITypeSymbol?)exception; type is not null; type = type.BaseType)
            {
                if (SymbolEqualityComparer.Default.Equals(type, caught))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public bool IsBytes32(ITypeSymbol? type) => type is not null && _words.Contains(type);

    public static bool IsOfSdk(ITypeSymbol? type) => type?.ContainingAssembly?.Name == AssemblyName && type.ContainingNamespace?.Name == "Sdk";

    private static ImmutableHashSet<ISymbol> Find(Compilation compilation, string name) => compilation
        .GetTypesByMetadataName("Tbtc.Sdk." + name)
        .Where(type => type.ContainingAssembly.Name == AssemblyName)
        .ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);
}
