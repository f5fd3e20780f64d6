using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tbtc.Sdk.Analyzers.Tests.Support;

namespace Tbtc.Sdk.Analyzers.Tests;

/// <summary>Which types the rule about results knows, by name and assembly. Those of other versions of the SDK are stood in for.</summary>
public class ResultTypesTests
{
    private const string Types = """
        using System.Threading.Tasks;

        namespace Tbtc.Sdk.Signing
        {
            public abstract record SubmitResult
            {
                public sealed record Accepted : SubmitResult;
                public sealed record Existing : SubmitResult;
                public sealed record Conflict : SubmitResult;
                public sealed record Refused : SubmitResult;
                public sealed record Invalid : SubmitResult;
                public sealed record OfALaterVersion : SubmitResult;
            }

            public abstract record SignerResponse
            {
                public sealed record Answered : SignerResponse;
                public sealed record Rejected : SignerResponse;
                public sealed record Unknown : SignerResponse;
            }

            public interface ISigner
            {
                Task<SubmitResult> SubmitAsync();
            }

            public interface ISignerClient
            {
                Task<SignerResponse> SubmitAsync();
                Task<SignerResponse> PollAsync();
            }
        }
        """;

    private static async Task<string[]> ReportsAsync(string body, string assembly = "Tbtc.Sdk.Runtime")
    {
        var library = CSharpCompilation.Create(
            assembly, [CSharpSyntaxTree.ParseText(Types, Consumer.ParseOptions)], Consumer.Framework, Consumer.Options(NullableSetting.Enabled));
        var text = $$"""
            using System;
            using System.Threading.Tasks;
            using Tbtc.Sdk.Signing;
            static class C { static async Task M(ISigner signer, ISignerClient client) { {{body}} } }
            """;
        var compilation = CSharpCompilation.Create(
            "Consumer",
            [CSharpSyntaxTree.ParseText(text, Consumer.ParseOptions)],
            [.. Consumer.Framework, Consumer.Sdk, library.ToMetadataReference()],
            Consumer.Options(NullableSetting.Enabled));
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        return [.. (await Consumer.AnalyzeAsync(compilation, new ResultShouldBeHandledAnalyzer())).Select(d => d.GetMessage(null))];
    }

    private static string Message(string expression, string cases) => $"'{expression}' takes no notice of {cases}. Handle these cases too, or throw with what they say.";

    [Fact]
    public async Task SubmitResult_IsKnown_WithTheCasesOfALaterVersion() => Assert.Equal(
        [Message("signer.SubmitAsync()", "Conflict, Refused, Invalid or OfALaterVersion")], await ReportsAsync("await signer.SubmitAsync();"));

    [Fact]
    public async Task CasesThatAreNamed_AreNotInTheMessage() => Assert.Equal(
        [Message("r is SubmitResult.Refused", "Invalid or OfALaterVersion")],
        await ReportsAsync("var r = await signer.SubmitAsync(); if (r is SubmitResult.Refused) throw new Exception(); else if (r is SubmitResult.Conflict) throw new Exception();"));

    [Fact]
    public async Task SignersAnswer_IsKnown() => Assert.Equal(
        [Message("await client.SubmitAsync() is SignerResponse.Answered", "Rejected or Unknown")],
        await ReportsAsync("if (await client.SubmitAsync() is SignerResponse.Answered) Console.WriteLine();"));

    [Theory]
    [InlineData("if (await client.PollAsync() is SignerResponse.Answered) Console.WriteLine();")]
    [InlineData("var r = await client.PollAsync(); if (r is SignerResponse.Answered) Console.WriteLine();")]
    public async Task AnswerToAPoll_MayBeTestedForOneCase(string body) => Assert.Empty(await ReportsAsync(body));

    [Fact]
    public async Task AnswerToAPoll_IsNotThrownAway() => Assert.Single(await ReportsAsync("await client.PollAsync();"));

    [Fact]
    public async Task OwnTypesOfTheSameName_AreNotReported() => Assert.Empty(await ReportsAsync("await signer.SubmitAsync();", "Somebody.Elses"));
}
