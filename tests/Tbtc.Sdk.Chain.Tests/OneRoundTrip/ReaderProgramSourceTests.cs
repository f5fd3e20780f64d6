using System.Text;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

public class ReaderProgramSourceTests
{
    private const string Source = "ReaderProgram.evm";

    [Fact]
    public void Committed_bytes_are_what_the_source_assembles_to()
    {
        var code = EvmAssembler.Assemble(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, Source)));

        Assert.True(
            ReaderProgram.Code.SequenceEqual(code),
            $"ReaderProgram.cs has other bytes than {Source} assembles to. If the source is what you mean, put these into {nameof(ReaderProgram)}.{nameof(ReaderProgram.Code)}:{Environment.NewLine}{Format(code)}");
    }

    [Theory]
    [InlineData("PUSH 0", "6000")]
    [InlineData("PUSH 0x100", "610100")]
    [InlineData("SIZE = 20\nPUSH SIZE ADD", "601401")]
    [InlineData("PUSH end+1 JUMP ; over\nend:", "61000556")]
    [InlineData("DUP1 DUP16 SWAP1 SWAP16", "808f909f")]
    public void Source_is_assembled(string source, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(EvmAssembler.Assemble(source)));

    [Theory]
    [InlineData("ADD\nNONSENSE", "line 2")]
    [InlineData("PUSH", "line 1")]
    [InlineData("PUSH NOTHING", "line 1")]
    [InlineData("a:\na:", "line 2")]
    public void Wrong_source_is_refused_with_its_line(string source, string line) =>
        Assert.Contains(line, Assert.Throws<FormatException>(() => EvmAssembler.Assemble(source)).Message, StringComparison.Ordinal);

    private static string Format(byte[] code)
    {
        const int BytesPerLine = 24;
        var text = new StringBuilder();
        foreach (var line in code.Chunk(BytesPerLine))
        {
            text.Append("        ").AppendJoin(' ', line.Select(value => $"0x{value:x2},")).AppendLine();
        }

        return text.ToString();
    }
}
