using NumericStability.Analyzers.Tests.Terms;
using Xunit;

namespace NumericStability.Analyzers.Tests.Reductions;

/// <summary>Loops, sequences and helper methods that compute one thing are one term.</summary>
public sealed class ReductionTests
{
    private const string SumOfExponentials = "reduce.Sum(exp(x[#0]))";

    [Theory]
    [InlineData("double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Exp(x[i]); return s;")]
    [InlineData("double s = 0; foreach (var v in x) { s = s + Math.Exp(v); } return s;")]
    [InlineData("double s = 0; int i = 0; while (i < x.Length) { s += Math.Exp(x[i]); i++; } return s;")]
    [InlineData("double s = 0; int i = 0; do { s = Math.Exp(x[i]) + s; i += 1; } while (i < x.Length); return s;")]
    [InlineData("return x.Select(v => Math.Exp(v)).Sum();")]
    [InlineData("return x.Sum(Math.Exp);")]
    [InlineData("return (from v in x select Math.Exp(v)).Sum();")]
    [InlineData("return x.Aggregate(0.0, (a, v) => a + Math.Exp(v));")]
    [InlineData("var e = Array.ConvertAll(x, v => Math.Exp(v)); double s = 0; foreach (var v in e) s += v; return s;")]
    [InlineData("var e = new double[x.Length]; for (int i = 0; i < e.Length; i++) e[i] = Math.Exp(x[i]); return e.Sum();")]
    [InlineData("var e = new double[x.Length]; TensorPrimitives.Exp(x, e); return TensorPrimitives.Sum<double>(e);")]
    [InlineData("for (int i = 0; i < x.Length; i++) x[i] = Math.Exp(x[i]); double s = 0; for (int k = 0; k < x.Length; k++) s += x[k]; return s;")]
    [InlineData("double E(double a) { return Math.Exp(a); } double s = 0; for (int i = 0; i < x.Length; i++) { var e = E(x[i]); s += e; } return s;")]
    [InlineData("double s = 0; foreach (var v in x.AsSpan()) s += Math.Exp(v); return s;")]
    [InlineData("var list = new System.Collections.Generic.List<double>(); foreach (var v in x) list.Add(Math.Exp(v)); return list.Sum();")]
    public void SumIsRead(string body) => Assert.Equal(SumOfExponentials, Read(body));

    [Theory]
    [InlineData("double m = double.NegativeInfinity; foreach (var v in x) if (v > m) m = v; return m;")]
    [InlineData("double m = double.MinValue; for (int i = 0; i < x.Length; i++) m = Math.Max(m, x[i]); return m;")]
    [InlineData("double m = double.MinValue; for (int i = 0; i < x.Length; i++) m = x[i] > m ? x[i] : m; return m;")]
    [InlineData("return x.Max();")]
    public void MaximumIsRead(string body) => Assert.Equal("reduce.Max(x[#0])", Read(body));

    [Fact]
    public void StartOfTheMaximumIsKept() =>
        Assert.Equal("max(0, reduce.Max(x[#0]))", Read("double m = 0; foreach (var v in x) m = Math.Max(m, v); return m;"));

    [Theory]
    [InlineData("v.Sum()", "reduce.Sum(v[#0])")]
    [InlineData("v.Maximum()", "reduce.Max(v[#0])")]
    [InlineData("v.Minimum()", "reduce.Min(v[#0])")]
    [InlineData("v.DotProduct(2 * v)", "reduce.Sum((2 * v[#0]^2))")]
    [InlineData("v.Subtract(v.Maximum()).PointwiseExp().Sum()", "reduce.Sum(exp((v[#0] + (-1 * reduce.Max(v[#0])))))")]
    public void LibraryVectorsAreReadByElement(string expression, string expected) =>
        Assert.Equal(expected, TermReading.Returned("static double F(MathNet.Numerics.LinearAlgebra.Vector<double> v) => " + expression + ";").ToString());

    [Theory]
    [InlineData("x is []", "choice(compare.Equal(count(x), 0), 1, 2)")]
    [InlineData("x is [_, _]", "choice(compare.Equal(count(x), 2), 1, 2)")]
    [InlineData("x is [..]", "choice(compare.LessOrEqual(0, count(x)), 1, 2)")]
    [InlineData("x is [_, .., _]", "choice(compare.LessOrEqual(2, count(x)), 1, 2)")]
    [InlineData("x is [_, ..] and not [_]", "choice(and(compare.LessOrEqual(1, count(x)), not(compare.Equal(count(x), 1))), 1, 2)")]
    public void LengthPatternsAreCounts(string condition, string expected) => Assert.Equal(expected, Read("return " + condition + " ? 1 : 2;"));

    [Fact]
    public void ConditionalSumKeepsItsCondition() =>
        Assert.Contains("choice(", Read("double s = 0; foreach (var v in x) { if (v <= 0) continue; s += Math.Log(v); } return s;"), System.StringComparison.Ordinal);

    [Theory]
    [InlineData("double _a; double Half => _a / 2; double F() => Math.Exp(Half);", "exp((0.5 * _a))")]
    [InlineData("double _a; double Half { get { return _a / 2; } } double F() { _a = 4; return Math.Exp(this.Half); }", "exp(2)")]
    [InlineData("double _a; double Twice() => _a * 2; double F(double x) { _a = x; return Twice(); }", "(2 * x)")]
    public void HelpersReadFieldsAsTheyAre(string members, string expected) => Assert.Equal(expected, TermReading.Returned(members).ToString());

    [Theory]
    [InlineData("double _a; void Set() { _a = 3; } double F() { _a = 0; Set(); return _a; }")]
    [InlineData("double _a; void Set() => Inner(); void Inner() => this._a++; double F() { _a = 0; Set(); return _a; }")]
    [InlineData("double _a; double Next() { _a += 1; return _a; } double F() { _a = 0; Next(); return _a; }")]
    public void CallsOfTheTypeMayChangeItsFields(string members) => Assert.StartsWith("_a'", TermReading.Returned(members).ToString(), System.StringComparison.Ordinal);

    [Fact]
    public void FieldsOfAnotherInstanceAreUnknown() => Assert.Contains("<other", TermReading.Returned("double _a; double Twice() => _a * 2; double F(C other) { _a = 1; return other.Twice(); }").ToString(), System.StringComparison.Ordinal);

    [Fact]
    public void RecurrenceIsNoReduction() =>
        Assert.StartsWith("m'", Read("double m = 0; foreach (var v in x) m = 0.9 * m + 0.1 * v; return m;"), System.StringComparison.Ordinal);

    [Theory]
    [InlineData("for (int i = 1; i < x.Length; i++) x[i] = x[i - 1] + x[i]; return x[2];")]
    [InlineData("var y = x[0]; x[0] = 1; Console.WriteLine(x); Array.Sort(x); return x[0];")]
    public void WhatIsNotUnderstoodIsUnknown(string body) => Assert.Contains("'", Read(body), System.StringComparison.Ordinal);

    [Fact]
    public void RowsOfAMatrixAreRead() => Assert.Equal("reduce.Sum(exp(a[r][#0]))",
        TermReading.Returned("static double F(double[,] a, int r) { double s = 0; for (int j = 0; j < a.GetLength(1); j++) s += Math.Exp(a[r, j]); return s; }").ToString());

    [Fact]
    public void FlatRowsAreRead() => Assert.Contains("reduce.Sum(exp(a[(#0 + ", TermReading.Returned(
        "static double F(double[] a, int r, int n) { double s = 0; for (int j = 0; j < n; j++) s += Math.Exp(a[r * n + j]); return s; }").ToString(), System.StringComparison.Ordinal);

    private static string Read(string body) => TermReading.Returned("static double F(double[] x) { " + body + " }").ToString();
}
