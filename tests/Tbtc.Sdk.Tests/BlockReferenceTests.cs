namespace Tbtc.Sdk;

public sealed class BlockReferenceTests
{
    [Theory]
    [InlineData("latest", BlockReferenceKind.Latest)]
    [InlineData("safe", BlockReferenceKind.Safe)]
    [InlineData("finalized", BlockReferenceKind.Finalized)]
    [InlineData("0", BlockReferenceKind.Number)]
    [InlineData("18446744073709551615", BlockReferenceKind.Number)]
    [InlineData("0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45", BlockReferenceKind.Hash)]
    public void Text_is_read_and_written_unchanged(string text, BlockReferenceKind kind)
    {
        var block = BlockReference.Parse(text);

        Assert.Equal(kind, block.Kind);
        Assert.Equal(text, block.ToString());
        Assert.Equal(kind == BlockReferenceKind.Number, block.Number.HasValue);
        Assert.Equal(kind == BlockReferenceKind.Hash, block.Hash.HasValue);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Latest")]
    [InlineData("pending")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("0x10")]
    [InlineData("18446744073709551616")]
    public void Any_other_text_is_refused_with_what_was_expected(string text)
    {
        Assert.False(BlockReference.TryParse(text, out var block));
        Assert.Equal(BlockReference.Latest, block);
        var error = Assert.Throws<FormatException>(() => BlockReference.Parse(text));
        Assert.Contains("expected latest, safe, finalized, a decimal number, or 0x and 64 hex digits", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_latest_and_equality_is_by_value()
    {
        Assert.Equal(BlockReference.Latest, default);
        Assert.Equal(BlockReference.FromNumber(7), (BlockReference)7UL);
        Assert.Equal(BlockReference.FromHash(Samples.Word(1)), (BlockReference)Samples.Word(1));
        Assert.NotEqual(BlockReference.FromNumber(0), BlockReference.Latest);
        Assert.NotEqual(BlockReference.FromHash(default), BlockReference.Latest);
    }
}
