using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

/// <summary>Guards that stand elsewhere than at the operation: with the guard nothing is reported, without it, or with one about something else, a warning is.</summary>
public sealed class GuardIdiomTests
{
    private const string Kept = "public static bool Checked { get; set; }\n"
        + "static void assert(bool holds, string text) { if (!holds) throw new Exception(text); }\n"
        + "static bool Snaps(Vector3 v, double t, out bool close) { close = v.X > t; Console.WriteLine(close); return v.Y > t; }\n"
        + "static bool IsTiny(double x) { Console.WriteLine(x); return x < 1e-9; }\n";

    private static readonly (string Id, string Guarded, string Open)[] Guards =
    [
        ("NUM5003", "float F{0}(Vector3 a, Vector3 b, float r, float s) { float l = (b - a).Length(); if (r + s >= l) { if (r - s >= l) return 0; if (s - r >= l) return 1; } return 1 / l; }",
            "float F{0}(Vector3 a, Vector3 b, float r, float s) { float l = (b - a).Length(); if (r + s >= l) { if (r - s >= r) return 0; if (s - r >= s) return 1; } return [|1 / l|]; }"),
        ("NUM5003", "double F{0}(double x, double y) { double k = 0; if (x == 0) { if (y > 0) k = 1; else if (y < 0) k = 2; else return 0; } return k / Math.Sqrt(x * x + y * y); }",
            "double F{0}(double x, double y) { double k = 0; if (x == 0) { if (y > 0) k = 1; else if (y < 0) k = 2; else k = 3; } return [|k / Math.Sqrt(x * x + y * y)|]; }"),
        ("NUM5003", "double F{0}(double x, double y, double c) { double l = Math.Sqrt(x * x + y * y); var q = c / l; if (l == 0) return 0; return q * x; }",
            "double F{0}(double x, double y, double c) { double l = Math.Sqrt(x * x + y * y); var q = [|c / l|]; if (c == 0) return 0; return q * x; }"),
        ("NUM5003", "double F{0}(double[] x, double[] y, double b) { double k = 0, g = 0, h = 0; for (int i = 0; i < x.Length; i++) { k += y[i] * y[i]; g += x[i] * x[i]; h += x[i] * y[i]; } var d = k * g - h * h; return IsTiny(d) ? 0 : b / Math.Sqrt(g); }",
            "double F{0}(double[] x, double[] y, double b) { double k = 0, g = 0, h = 0; for (int i = 0; i < x.Length; i++) { k += y[i] * y[i]; g += x[i] * x[i]; h += y[i] * y[i]; } var d = k * k - h * g; return IsTiny(d) ? 0 : [|b / Math.Sqrt(g)|]; }"),
        ("NUM5003", "float F{0}(Vector3 v) { Snaps(v, 0.5, out var close); if (close) return 0; return v.X / MathF.Sqrt(v.X * v.X + v.Z * v.Z); }",
            "float F{0}(Vector3 v, Vector3 w) { Snaps(w, 0.5, out var close); if (close) return 0; return [|v.X / MathF.Sqrt(v.X * v.X + v.Z * v.Z)|]; }"),
        ("NUM5003", "double F{0}(double[] x, double[] y) { double m = 0, c = 0; for (int i = 0; i < x.Length; i++) { c += x[i] * y[i]; } if (c == 0) return 0; for (int i = 0; i < x.Length; i++) m = Math.Max(m, Math.Abs(x[i])); return 1 / m; }",
            "double F{0}(double[] x, double[] y) { double m = 0, c = 0; for (int i = 0; i < x.Length; i++) { c += y[i] * y[i]; } if (c == 0) return 0; for (int i = 0; i < x.Length; i++) m = Math.Max(m, Math.Abs(x[i])); return [|1 / m|]; }"),
        ("NUM5003", "double F{0}(double[] x, double b) { int n = 0; foreach (var v in x) { if (v < b) n++; } assert(n != 0, \"nothing below\"); return 1.0 / n; }",
            "double F{0}(double[] x, double b) { int n = 0; foreach (var v in x) { if (v < b) n++; } assert(b != 0, \"nothing below\"); return [|1.0 / n|]; }"),
        ("NUM5003", "double F{0}(double[] x, double b) { int n = 0; foreach (var v in x) { if (v < b) n++; } if (n == 0) assert(false, \"nothing below\"); return 1.0 / n; }",
            "double F{0}(double[] x, double b) { int n = 0; foreach (var v in x) { if (v < b) n++; } if (n == 0) assert(b > 0, \"nothing below\"); return [|1.0 / n|]; }"),
        ("NUM5007", "double F{0}(double x, int kind) { double s = Math.Abs(x); if (kind == 2) s = 0.5; return kind == 2 ? s * Math.Log(s) : s; }",
            "double F{0}(double x, int kind) { double s = Math.Abs(x); if (kind == 1) s = 0.5; return kind == 2 ? [|s * Math.Log(s)|] : s; }"),
        ("NUM5003", "double F{0}(double[] x, double b) { int n = 0; foreach (var v in x) { if (v < b) n++; } if (Checked) assert(n > 0, \"nothing below\"); return 1.0 / n; }",
            "double F{0}(double[] x, double b) { int n = 0; foreach (var v in x) { if (v < b) n++; } if (b > 0) assert(n > 0, \"nothing below\"); return [|1.0 / n|]; }"),
        ("NUM5007", "double F{0}(int a, int n) { if (a == 0 || a == 2 * n) return 0; double f = a * 0.5 / n; return f * Math.Log(f) + (1 - f) * Math.Log(1 - f); }",
            "double F{0}(int a, int n) { if (a == 0 || a == n) return 0; double f = a * 0.5 / n; return f * Math.Log(f) + [|(1 - f) * Math.Log(1 - f)|]; }"),
        ("NUM5007", "double F{0}(double a, double n) { if (a > 0 && a < n) { double f = a / n; return (1 - f) * Math.Log(1 - f); } return 0; }",
            "double F{0}(double a, double n) { if (a > 0 && a <= n) { double f = a / n; return [|(1 - f) * Math.Log(1 - f)|]; } return 0; }"),
        ("NUM5004", "double F{0}(double[] x, double r) { double q = 0, s = 0; foreach (var v in x) { q += v * v; s += v; } var m = s / x.Length; var k = (q / x.Length - m * m) / 9; return r * r < k * k * k ? Math.Sqrt(k) : 0; }",
            "double F{0}(double[] x, double r) { double q = 0, s = 0; foreach (var v in x) { q += v * v; s += v; } var m = s / x.Length; var k = (q / x.Length - m * m) / 9; return r * r < m * m * m ? [|Math.Sqrt(k)|] : 0; }"),
        ("NUM5008", "double F{0}(double a, double b, double l) { var e = Math.Sqrt(1 - b * b / (a * a)); return Math.Pow(1 - e * e * Math.Sin(l) * Math.Sin(l), 1.5); }",
            "double F{0}(double a, double b, double l) { var e = Math.Sqrt(1 - b * b / (a * a)); return [|Math.Pow(e * Math.Sin(l) - 0.5, 1.5)|]; }"),
        ("NUM5005", "double F{0}(double x, double e) => Math.Asin(Math.Sin(x) / Math.Sqrt(1 + e * Math.Cos(x)));", "double F{0}(double x, double e) => [|Math.Asin(Math.Sin(x) / Math.Sqrt(e * Math.Cos(x)))|];"),
        ("NUM5005", "double F{0}(double x, double y, double z) => Math.Asin(y * Math.Sin(z) / Math.Sqrt(x * x + y * y));", "double F{0}(double x, double y, double z) => [|Math.Asin(y * z / Math.Sqrt(x * x + y * y))|];"),
        ("NUM5005", "double F{0}(double x, double y, double z) { var u = Math.Atan(Math.Sqrt(x * x + y * y)); return Math.Asin(z / Math.Cos(u)); }",
            "double F{0}(double x, double y, double z) { var u = Math.Sqrt(x * x + y * y); return [|Math.Asin(z / u)|]; }"),
    ];

    public static TheoryData<string> Ids => [.. Guards.Select(guard => guard.Id).Distinct()];

    [Theory, MemberData(nameof(Ids))]
    public Task SilentBehindTheGuard(string id) => RuleTest.SilentAsync(id, Members(id, guard => guard.Guarded));

    [Theory, MemberData(nameof(Ids))]
    public Task ReportsWithoutIt(string id) => RuleTest.ReportsAsync(id, Members(id, guard => guard.Open));

    private static string Members(string id, Func<(string Id, string Guarded, string Open), string> text) =>
        Kept + string.Concat(Guards.Where(guard => guard.Id == id)
            .Select((guard, i) => "public static " + text(guard).Replace("{0}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n"));

    [Fact]
    public Task ADivisorThatDividesTwiceIsReportedAndMendedOnce() => RuleTest.FixesAsync("NUM5003",
        "public static double F(double[] x, double a) { int n = 0; foreach (var v in x) { if (v < a) n++; } return [|a * a / n / n|]; }",
        "public static double F(double[] x, double a) { int n = 0; foreach (var v in x) { if (v < a) n++; } return a * a / Math.Max(n, 1) / Math.Max(n, 1); }");
}
