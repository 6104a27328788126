using System;
using System.Linq;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace NumericStability.Analyzers.Tests.Testing;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("a[|b|]c", "abc", "1-2")]
    [InlineData("{|ID1:a{|#0:b|}c|}", "abc", "#0 1-2,ID1 0-3")]
    [InlineData("{|#0:a{|#1:b|#0}c|#1}", "abc", "#0 0-2,#1 1-3")]
    [InlineData("[|x[|] y", "x[ y", "0-2")]
    [InlineData("a[[|i|]]", "a[i]", "2-3")]
    [InlineData("if (a || b) { c = a | b; }", "if (a || b) { c = a | b; }", "")]
    [InlineData("$$\"\"\"{{x}}\"\"\"", "$$\"\"\"{{x}}\"\"\"", "")]
    [InlineData("[|{|A_1:x|}|]", "x", "A_1 0-1,0-1")]
    public void Spans_are_read_and_removed(string input, string text, string spans)
    {
        Assert.Equal(text, TestFileMarkupParser.Parse(input, out var marked, out _));
        Assert.Equal(spans, string.Join(',', marked.Select(span => $"{span.Name} {span.Span.Start}-{span.Span.End}".TrimStart())));
    }

    [Fact]
    public void Positions_are_read_and_removed()
    {
        Assert.Equal("abc", TestFileMarkupParser.Parse("a$$b[|c$$|]", out _, out var positions));
        Assert.Equal([1, 3], positions);
    }

    [Theory]
    [InlineData("a[|b")]
    [InlineData("{|ID:b|]")]
    public void An_open_markup_fails(string input) =>
        Assert.Throws<FormatException>(() => TestFileMarkupParser.Parse(input, out _, out _));
}
