using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

internal static class Conversions
{
    public static bool GetIsIdentityOrReference(this IConversionOperation conversion)
    {
        var common = conversion.Conversion;
        return common is { Exists: true, IsUserDefined: false } && (common.IsIdentity || common.IsReference);
    }
}
