using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Robustness;

/// <summary>Programs far larger or deeper than anyone writes, but generators do.</summary>
internal static class Extremes
{
    private const string Usings = "using System; using System.Linq; using System.Collections.Generic;\n";

    public static IEnumerable<(string Name, string Source)> All()
    {
        yield return ("sum of 10,000 terms", Body("return " + Join(" + ", 10_000, i => $"a[{i}] * x") + ";"));
        yield return ("product of 10,000 factors", Body("return " + Join(" * ", 10_000, i => $"(x + {i})") + ";"));
        yield return ("differences of 10,000 variables", Body(Lines(5_000, i => $"double v{i} = x + {i};") + "return " + Join(" - ", 5_000, i => "v" + i) + ";"));
        yield return ("calls nested 2,000 deep", Body("return " + Repeat("Math.Log(1 + ", 2_000) + "x" + Repeat(")", 2_000) + ";"));
        yield return ("parentheses nested 2,000 deep", Body("return " + Repeat("(1 - ", 2_000) + "x" + Repeat(")", 2_000) + ";"));
        yield return ("blocks nested 2,000 deep", Body(Repeat("{", 2_000) + "x = Math.Log(1 + x);" + Repeat("}", 2_000) + "return x;"));
        yield return ("conditions nested 2,000 deep", Body(Repeat("if (x > 0) {", 2_000) + "x = x + 1;" + Repeat("}", 2_000) + "return x;"));
        yield return ("loops nested 150 deep", Body(Join("", 150, i => $"for (int i{i} = 0; i{i} < n; i{i}++) {{ x += i{i};") + Repeat("}", 150) + "return x;"));
        yield return ("lambdas nested 100 deep", Body("Func<double, double> f = t0 => " + Join("", 100, i => $"new Func<double, double>(t{i + 1} => t{i} + ") + "x" + Join("", 100, i => ")(t0)") + "; return f(x);"));
        yield return ("else-if chain of 2,000", Body(Join(" else ", 2_000, i => $"if (x > {i}) {{ y = x - {i}; }}") + "return y;"));
        yield return ("guards, 2,000 of them", Body(Lines(2_000, i => $"if (x == {i}) return Math.Log(x - {i});") + "return Math.Log(x);"));
        yield return ("merges of 3,000 variables", Body(Lines(3_000, i => $"double v{i} = x; if (n > {i}) v{i} = y;") + "return v0;"));
        yield return ("switch of 5,000 cases", Body("switch (n) {" + Lines(5_000, i => $"case {i}: x = Math.Exp(x - {i}); break;") + "} return x;"));
        yield return ("switch of 1,000 variables", Body(Lines(1_000, i => $"double v{i} = x;") + "switch (n) {" + Lines(1_000, i => $"case {i}: v{i} = y; break;") + "} return v0;"));
        yield return ("switch expression of 1,000 arms", Body("return n switch {" + Join(",", 1_000, i => $"{i} => x - {i}") + ", _ => x };"));
        yield return ("element writes, 3,000", Body(Lines(3_000, i => $"a[n + {i}] = x * {i}; y += a[{i}];") + "return y;"));
        yield return ("constant element writes, 5,000", Body(Lines(5_000, i => $"a[{i}] = x * {i};") + "return a[7];"));
        yield return ("doubling definitions", Body(Lines(200, i => i == 0 ? "double v0 = x + y;" : $"double v{i} = v{i - 1} * v{i - 1} + Math.Exp(v{i - 1});") + "return v199;"));
        yield return ("doubling lambdas", Body("Func<double, double> f0 = t => t + 1;" + Lines(40, i => $"Func<double, double> f{i + 1} = t => f{i}(t) + f{i}(t * 2);") + "return f40(x);"));
        yield return ("nested choices", Body(Lines(300, i => $"x = x > {i} ? x * y : x + y;") + "return x;"));
        yield return ("recursive lambdas", Body("Func<double, double> f = null; f = t => t <= 1 ? 1 : t * f(t - 1); Func<double, double> g = t => g(t) + 1; return f(x) + g(x);"));
        yield return ("doubling helper methods", Type(Lines(60, i => $"static double H{i}(double t) => H{i + 1}(t) + H{i + 1}(t * t);") + "static double H60(double t) => t;"));
        yield return ("helpers calling in a circle", Type("static double P(double t) => t <= 0 ? 1 : Q(t - 1); static double Q(double t) => R(t) * P(t); static double R(double t) { return P(Q(R(t))); }"));
        yield return ("labels, 500 of them", Body(Lines(500, i => $"double v{i} = x; L{i}: v{i} += y; if (v{i} > {i}) goto L{(i * 7) % (i + 1)};") + "return v0;"));
        yield return ("queries chained 200 times", Body("var q = a.Select(t => t); " + Lines(200, i => $"q = q.Select(t => t * {i}).Where(t => t > {i});") + "return q.Sum();"));
        yield return ("conjunction of 3,000 tests", Body("return " + Join(" && ", 3_000, i => $"x > {i}") + " ? Math.Log(x) : 0;"));
        yield return ("initializer of 20,000 numbers", Type("static readonly double[] Table = {" + Join(",", 20_000, i => i + ".5") + "};"));
        yield return ("polynomial of degree 1,000", Body("return " + Repeat("x * (1 + ", 1_000) + "x" + Repeat(")", 1_000) + ";"));
    }

    private static string Type(string members) => Usings + "public static class Extreme {\n" + members + "\n}";

    private static string Body(string statements) => Type("public static double M(double x, double y, double[] a, int n) {\n" + statements + "\n}");

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Join(string separator, int count, System.Func<int, string> part) =>
        string.Join(separator, Enumerable.Range(0, count).Select(i => part(i).ToString(CultureInfo.InvariantCulture)));

    private static string Lines(int count, System.Func<int, string> line) => Join("\n", count, line);
}
