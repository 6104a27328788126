using NumericStability.Analyzers.Terms;
using Xunit;
using static NumericStability.Analyzers.Terms.Formula;

namespace NumericStability.Analyzers.Tests.Terms;

/// <summary>Patterns match whatever the order and the signs of the user's summands and factors are.</summary>
public sealed class MatcherTests
{
    private static readonly Term X = Term.Hole(0);
    private static readonly Term Y = Term.Hole(1);
    private static readonly Term A = Term.Opaque("a");
    private static readonly Term B = Term.Opaque("b");

    [Fact]
    public void NegatedHolesTakeSummandsOfEitherSign()
    {
        Holds(Exp(X) - 1 - X + Y, Exp(A) - 1 - A + B, A, B);
        Holds(Exp(X) - 1 - X + Y, Exp(-A) - 1 + A + B, -A, B);
        Holds(1 + X - Exp(X) - Y, 1 + A - Exp(A) - B, A, B);
        Holds(1 + X - Exp(X) - Y, 1 + A - Exp(A) + B, A, -B);
        Holds(Exp(X) - X - Y, Exp(-A) + A + B, -A, -B);
        Holds(Exp(X) - X - Y, Exp(-A) + A - B, -A, B);
    }

    [Fact]
    public void NegatedHolesThatAreBoundMatchEitherSign()
    {
        Assert.True(new Matcher(1).TryMatch(Log(X) - Log(1 - X), Log(A) - Log(1 - A)));
        Assert.True(new Matcher(1).TryMatch(Log(X) - Log(1 - X), Log(-A) - Log(1 + A)));
        Assert.False(new Matcher(1).TryMatch(Log(X) - Log(1 - X), Log(A) - Log(1 + A)));
    }

    [Fact]
    public void OneHoleTakesAllThatIsLeft() => Holds(Exp(X) - Y, Exp(A) - B - Log(A), A, B + Log(A));

    [Fact]
    public void HoleThatOccursTwiceNeedsEqualTerms() => Assert.False(new Matcher(1).TryMatch(Exp(X) - X, Exp(A) - B));

    private static void Holds(Term pattern, Term term, Term x, Term y)
    {
        var matcher = new Matcher(2);
        Assert.True(Matcher.MayMatch(pattern, term));
        Assert.True(matcher.TryMatch(pattern, term), $"{pattern} does not match {term}");
        Assert.Equal(x, matcher[0]);
        Assert.Equal(y, matcher[1]);
    }
}
