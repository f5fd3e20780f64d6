using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers.Tests.Support;

/// <summary>
/// An example of a page, with what its author left out. It is statements of a method or members of a class, or, where its first line says so, a program or
/// something beside the class.
/// </summary>
public static class PageExample
{
    private const string IsProgram = "// Program.cs";
    private const string IsBeside = "// Beside the consumer's class.";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Diagnostics;
        global using System.IO;
        global using System.Linq;
        global using System.Linq.Expressions;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Logging;
        global using Tbtc.Sdk;
        global using Tbtc.Sdk.Jobs;
        global using static Helpers;

        internal static class Source
        {
            public static WalletChainData Wallet => throw new InvalidOperationException("Only compiled.");
        }

        internal static class Helpers
        {
            public static void Use(RegistryData data) => GC.KeepAlive(data);

            public static void Use(Bytes32 hash) => GC.KeepAlive(hash);

            public static void Store(Bytes32 hash) => GC.KeepAlive(hash);

            public static void Prepare() => GC.KeepAlive(null);

            public static void Sign(WalletChainData wallet) => GC.KeepAlive(wallet);

            public static void Skip() => GC.KeepAlive(null);

            public static void Wait() => GC.KeepAlive(null);
        }
        """;

    private const string Parameters =
        "WalletChainData wallet, WalletChainData other, WalletChainData before, WalletChainData after, List<WalletChainData> wallets, IEnumerable<ulong> blocks, "
        + "Dictionary<WalletPublicKeyHash, WalletChainData> byKey, WalletPublicKeyHash key, ILogger logger, int attempts";

    public static CSharpCompilation Compile(string code, string page, int line, NullableSetting context)
    {
        var example = $"#line {line} \"{page}\"\n{code}#line default\n";
        if (code.StartsWith(IsProgram, StringComparison.Ordinal))
        {
            return Consumer.Compile([("Program.cs", example), .. Surroundings("")], context, OutputKind.ConsoleApplication);
        }

        return code.StartsWith(IsBeside, StringComparison.Ordinal) ? Consumer.Compile([("Beside.cs", example), .. Surroundings("")], context)
            : AreMembers(code) ? Consumer.Compile(Surroundings(example), context)
            : Consumer.Compile(Surroundings($"private static void Example({Parameters})\n{{\n{example}\n}}\n"), context);
    }

    /// <summary>Members say who may see them; statements do not.</summary>
    private static bool AreMembers(string code) =>
        CSharpSyntaxTree.ParseText($"class C\n{{\n{code}}}\n", Consumer.ParseOptions).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>().ElementAtOrDefault(1)
            is { Modifiers.Count: > 0 };

    private static (string Path, string Text)[] Surroundings(string members) =>
    [
        ("Usings.cs", Usings),
        ("Logging.cs", CorpusCases.Files.Single(f => f.Path == "Logging.cs").Text),
        ("Consumer.cs", $"internal sealed class Consumer\n{{\n{members}\n}}\n"),
    ];
}
