using System;
using System.Linq;
using System.Threading.Tasks;
using NumericStability.Analyzers.Tests.Rules;
using Xunit;

namespace NumericStability.Analyzers.Tests.Ranges;

/// <summary>Every way to exclude a 0: with the guard nothing is reported, and what the guard alone prevented is reported without it.</summary>
public sealed class GuardIdiomTests
{
    private const string Norm = "static double Norm(double[] x) { double s = 0; foreach (var v in x) s += v * v; return Math.Sqrt(s); }\n"
        + "const double Tiny = 1e-9; static readonly double Floor = 1e-8; private static double fixedOnce = 1e-7; private static double changed = 1e-7; private static double fixedFinally; static void Change() { changed = 0; }\n";

    private static readonly (string Guarded, string Bare)[] Idioms =
    [
        ("var n = Norm(x); return n > 0 ? 1 / n : 0;", "var n = Norm(x); return [|1 / n|];"),
        ("var n = Norm(x); if (n == 0) return 0; return 1 / n;", "var n = Norm(x); return [|1 / n|];"),
        ("var n = Norm(x); if (!(n > 0)) throw new Exception(); return 1 / n;", "var n = Norm(x); if (!(n >= 0)) throw new Exception(); return [|1 / n|];"),
        ("var n = Norm(x); return n is > 0 and < 1 ? 1 / n : 0;", "var n = Norm(x); return n is >= 0 and < 1 ? [|1 / n|] : 0;"),
        ("var n = Norm(x); return n is not 0 ? 1 / n : 0;", "var n = Norm(x); return n is not 1 ? [|1 / n|] : 0;"),
        ("var n = Norm(x); switch (n) { case 0: return 0; default: return 1 / n; }", "var n = Norm(x); switch (n) { case 1: return 0; default: return [|1 / n|]; }"),
        ("var n = Norm(x); return n switch { 0 => 0, _ => 1 / n };", "var n = Norm(x); return n switch { 1 => 0, _ => [|1 / n|] };"),
        ("var n = Norm(x); ArgumentOutOfRangeException.ThrowIfZero(n); return 1 / n;", "var n = Norm(x); ArgumentOutOfRangeException.ThrowIfNegative(n); return [|1 / n|];"),
        ("var n = Norm(x); ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n); return 1 / n;", "var n = Norm(x); ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 5); return [|1 / n|];"),
        ("var n = Norm(x); ArgumentOutOfRangeException.ThrowIfLessThan(n, 1e-3); return 1 / n;", "var n = Norm(x); ArgumentOutOfRangeException.ThrowIfLessThan(n, 0); return [|1 / n|];"),
        ("var n = Norm(x); Debug.Assert(n > 0); return 1 / n;", "var n = Norm(x); Debug.Assert(n >= 0); return [|1 / n|];"),
        ("var n = Norm(x); return 1 / (n + Tiny);", "var n = Norm(x); return [|1 / (n + 0)|];"),
        ("var n = Norm(x); return 1 / Math.Max(n, Floor);", "var n = Norm(x); return [|1 / Math.Max(n, 0)|];"),
        ("var n = Norm(x); return 1 / (n + fixedOnce);", "var n = Norm(x); fixedOnceUse(); return [|1 / n|]; void fixedOnceUse() { }"),
        ("var n = Norm(x); if (Math.Abs(n) > Tiny) return 1 / n; return 0;", "var n = Norm(x); if (Math.Abs(n) >= 0) return [|1 / n|]; return 0;"),
        ("var n = Norm(x); if (n < 1e-9) n = 1; return 1 / n;", "var n = Norm(x); if (n > 1e9) n = 1; return [|1 / n|];"),
        ("var n = Norm(x); bool any = n > 0; return any ? 1 / n : 0;", "var n = Norm(x); bool any = n >= 0; return any ? [|1 / n|] : 0;"),
        ("double n = Norm(x), m = Norm(y); if (n == 0 || m == 0) return 0; return 1 / (n * m);", "double n = Norm(x), m = Norm(y); if (n == 0 && m == 0) return 0; return [|1 / (n * m)|];"),
        ("double n = Norm(x), m = Norm(y); if (n > 0 && m > 0) return 1 / (n * m); return 0;", "double n = Norm(x), m = Norm(y); if (n > 0 || m > 0) return [|1 / (n * m)|]; return 0;"),
        ("var q = 1 / Norm(x); return double.IsFinite(q) ? q : 0;", "var q = [|1 / Norm(x)|]; return q;"),
        ("var s = x.Sum(v => v * v); if (s == 0) return 0; return 1 / Math.Sqrt(s);", "var s = x.Sum(v => v * v); if (s == 1) return 0; return [|1 / Math.Sqrt(s)|];"),
        ("double t = 0; for (int i = 0; i < 3; i++) { var n = Norm(x); if (n == 0) continue; t += 1 / n; } return t;", "double t = 0; for (int i = 0; i < 3; i++) { var n = Norm(x); if (n == 1) continue; t += [|1 / n|]; } return t;"),
        ("double t = 0; for (int i = 0; i < 3; i++) { var n = Norm(x); if (n == 0) break; t += 1 / n; } return t;", "double t = 0; for (int i = 0; i < 3; i++) { var n = Norm(x); if (n == 1) break; t += [|1 / n|]; } return t;"),
        ("var n = Norm(x); try { if (n <= 0) throw new Exception(); return 1 / n; } finally { Change(); }", "var n = Norm(x); try { if (n < 0) throw new Exception(); return [|1 / n|]; } finally { Change(); }"),
        ("var n = Norm(x); try { if (n > 2) return 0; } finally { fixedFinally = n > 0 ? 1 / n : 0; } return fixedFinally;", "var n = Norm(x); try { if (n > 0) return 0; } finally { fixedFinally = [|1 / n|]; } return fixedFinally;"),
        ("var n = Norm(x); if (n > 0) { Func<double, double> f = v => v / n; return f(1); } return 0;", "var n = Norm(x); { Func<double, double> f = v => [|v / n|]; return f(1); }"),
        ("var n = Norm(x); if (n == 0) return 0; return Inner(); double Inner() => 1 / 2.0 + n;", "var n = Norm(x); return Inner() + [|1 / n|]; double Inner() => 1 / 2.0 + n;"),
        ("double max = x.Max(), min = x.Min(); if (max == min) return 0; return 1 / (max - min);", "double max = x.Max(), min = x.Min(); if (max < min) return 0; return [|1 / (max - min)|];"),
        ("double max = x.Max(), min = x.Min(); return max > min ? 1 / (max - min) : 0;", "double max = x.Max(), min = x.Min(); return max >= min ? [|1 / (max - min)|] : 0;"),
        ("int c = 0; foreach (var v in x) if (v > 0) c++; return c > 0 ? 1.0 / c : 0;", "int c = 0; foreach (var v in x) if (v > 0) c++; return c >= 0 ? [|1.0 / c|] : 0;"),
        ("var p = x.Where(v => v > 0).ToList(); if (p.Count == 0) return 0; return 1.0 / p.Count;", "var p = x.Where(v => v > 0).ToList(); if (p.Count == 1) return 0; return [|1.0 / p.Count|];"),
        ("var p = x.Where(v => v > 0).ToArray(); if (!p.Any()) return 0; return 1.0 / p.Length;", "var p = x.Where(v => v > 0).ToArray(); if (p.Any()) Change(); return [|1.0 / p.Length|];"),
        ("var n = Norm(x); var (a, b) = (n, 1.0); if (a == 0) return 0; return b / a;", "var n = Norm(x); var (a, b) = (n, 1.0); return [|b / a|];"),
        ("var n = Norm(x); while (n < 1) n = n + 1; return 1 / Math.Max(n, 1);", "var n = Norm(x); return [|1 / n|];"),
        ("var n = Norm(x); if (n.Equals(0)) return 0; return 1 / n;", "var n = Norm(x); if (n.Equals(1)) return 0; return [|1 / n|];"),
        ("double s = 1; foreach (var v in x) s += v * v; return 1 / s;", "double s = 0; foreach (var v in x) s += v * v; return [|1 / s|];"),
        ("if (x.Length == 0) return 0; double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i] + 1; return 1 / s;", "double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; return [|1 / s|];"),
        ("var n = Norm(x); if (MathNet.Numerics.Precision.AlmostEqual(n, 0)) return 0; return 1 / n;", "var n = Norm(x); if (MathNet.Numerics.Precision.AlmostEqual(x[0], 0)) return 0; return [|1 / n|];"),
        ("var n = Norm(x); if (MathNet.Numerics.Precision.AlmostEqual(n, 0)) n = 1; return 1 / n;", "var n = Norm(x); if (MathNet.Numerics.Precision.AlmostEqual(x[0], 0)) Change(); return [|1 / n|];"),
        ("double a = Math.Abs(x[0]), b = Math.Abs(x[1]); return MathNet.Numerics.Precision.AlmostEqual(a, 0) && MathNet.Numerics.Precision.AlmostEqual(b, 0) ? 0 : 1 / (a + b);", "double a = Math.Abs(x[0]), b = Math.Abs(x[1]); return MathNet.Numerics.Precision.AlmostEqual(x[2], 0) ? 0 : [|1 / (a + b)|];"),
        ("var v = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(x); if (v.L2Norm() < 1e-8) return 0; return 1 / Math.Sqrt(v * v);", "var v = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(x); if (v.Sum() < 1e-8) return 0; return [|1 / Math.Sqrt(v * v)|];"),
        ("var n = Norm(x); return y[0] * n >= y[1] ? 1 / n : 0;", "var n = Norm(x); return y[0] * n >= 0 ? [|1 / n|] : 0;"),
        ("var rate = y[0] / Norm(x); if (rate < 1) return rate; return 1;", "var rate = [|y[0] / Norm(x)|]; if (rate < 1) return 1; return rate;"),
        ("if (x[0] == x[1]) return 0; return Math.Abs(x[0] - x[1]) / (Math.Abs(x[0]) + Math.Abs(x[1]));", "if (x[0] == 1) return 0; return [|Math.Abs(x[0] - x[1]) / (Math.Abs(x[0]) + Math.Abs(x[1]))|];"),
        ("var n = Norm(x); var level = n != 0 ? Math.Log(n) : 0; return level != 0 ? 1 / n : 0;", "var n = Norm(x); var level = n != 0 ? Math.Log(n) : 1; return level != 0 ? [|1 / n|] : 0;"),
        ("var n = Norm(x); System.Diagnostics.Contracts.Contract.Requires(n > 0); return 1 / n;", "var n = Norm(x); System.Diagnostics.Contracts.Contract.Requires(n >= 0); return [|1 / n|];"),
        ("var n = Norm(x); Trace.Assert(n > 0, \"no direction\"); return 1 / n;", "var n = Norm(x); Trace.Assert(n >= 0, \"no direction\"); return [|1 / n|];"),
        ("var n = Norm(x); if (n > 5) goto large; if (n == 0) return 0; large: return 1 / n;", "var n = Norm(x); if (n > 5) return 0; return [|1 / n|];"),
        ("double d = 0, p = 0; for (int i = 0; i < x.Length; i++) { d += x[i] * y[i]; p += x[i] * x[i]; } return d == 0 ? 0 : d / p;", "double d = 0, p = 0; for (int i = 0; i < x.Length; i++) { d += x[i] * y[i]; p += x[i] * x[i]; } return d == 1 ? 0 : [|d / p|];"),
        ("var p = x.Where(v => v > 0).ToList(); return p is [] ? 0 : 1.0 / p.Count;", "var p = x.Where(v => v > 0).ToList(); return p is [_, _] ? 0 : [|1.0 / p.Count|];"),
        ("var p = x.Where(v => v > 0).ToList(); if (p is not [_, ..]) return 0; return 1.0 / p.Count;", "var p = x.Where(v => v > 0).ToList(); if (p is not [..]) return 0; return [|1.0 / p.Count|];"),
        ("var p = x.Where(v => v > 0).ToList(); if (p is { Count: 0 }) return 0; return 1.0 / p.Count;", "var p = x.Where(v => v > 0).ToList(); if (p is { Count: 1 }) return 0; return [|1.0 / p.Count|];"),
        ("System.Numerics.Vector3 v; int i = 0; do { v = new System.Numerics.Vector3((float)y[i], 0, 0); i++; } while (v.LengthSquared() < 1e-9f); return 1 / v.Length();", "System.Numerics.Vector3 v; int i = 0; do { v = new System.Numerics.Vector3((float)y[i], 0, 0); i++; } while (i < 3); return [|1 / v.Length()|];"),
        ("var v = new System.Numerics.Vector3((float)y[0], 0, 0); if (v.LengthSquared() == 0) return 0; return 1 / v.Length();", "var v = new System.Numerics.Vector3((float)y[0], 0, 0); if (v.LengthSquared() == 1) return 0; return [|1 / v.Length()|];"),
        ("var v = new System.Numerics.Vector3((float)y[0], 0, 0); if (System.Numerics.Vector3.Dot(v, v) == 0) return 0; return 1 / v.Length();", "var v = new System.Numerics.Vector3((float)y[0], 0, 0); if (System.Numerics.Vector3.Dot(v, System.Numerics.Vector3.UnitX) == 0) return 0; return [|1 / v.Length()|];"),
        ("int c = 0; for (int i = 0; i < x.Length; i++) if (x[i] > 0) c++; double s = 0; for (int i = 0; i < x.Length; i++) if (x[i] > 0) s += 1.0 / c; return s;", "int c = 0; for (int i = 0; i < x.Length; i++) if (x[i] > 0) c++; double s = 0; for (int i = 0; i < x.Length; i++) if (x[i] > -1) s += [|1.0 / c|]; return s;"),
        ("double m = x.Min(); int c = 0; foreach (var v in x) if (v == m) c++; return 1.0 / c;", "double m = y.Min(); int c = 0; foreach (var v in x) if (v == m) c++; return [|1.0 / c|];"),
        ("double d = 0, p = 0; for (int i = 0; i < x.Length; i++) { d += x[i] * y[i]; p += y[i] * y[i]; } return d >= 0 ? 0 : 1 / p;", "double d = 0, p = 0; for (int i = 0; i < x.Length; i++) { d += x[i] * y[i]; p += y[i] * y[i]; } return d >= 1 ? 0 : [|1 / p|];"),
        ("int a = 0, b = 0; foreach (var v in x) { if (v != 0) a++; if (v == 0) b++; } int r = 2 * a; return r / (double)(b + r);", "int a = 0, b = 0; foreach (var v in x) { if (v != 0) a++; if (v == 1) b++; } int r = 2 * a; return [|r / (double)(b + r)|];"),
        ("int a = 0, b = 0, c = 0; for (int i = 0; i < x.Length; i++) { if (x[i] != 0 && y[i] != 0) a++; if (x[i] == 0 && y[i] != 0) b++; if (y[i] == 0) c++; } int r = 2 * (a + b); return r / (double)(c + r);", "int a = 0, b = 0, c = 0; for (int i = 0; i < x.Length; i++) { if (x[i] != 0 && y[i] != 0) a++; if (x[i] == 0 && y[i] != 0) b++; if (y[i] == 1) c++; } int r = 2 * (a + b); return [|r / (double)(c + r)|];"),
        ("int p = 0, a = 0, t = 0; for (int i = 0; i < x.Length; i++) { if (x[i] > 0) p++; if (y[i] > 0) a++; if (x[i] > 0 && y[i] > 0) t++; } double q = p > 0 ? (double)t / p : 0, r = a > 0 ? (double)t / a : 0; if (q + r == 0) return 0; return q * r / (4 * q + r);", "int p = 0, a = 0, t = 0; for (int i = 0; i < x.Length; i++) { if (x[i] > 0) p++; if (y[i] > 0) a++; if (x[i] > 0 && y[i] > 0) t++; } double q = p > 0 ? (double)t / p : 0, r = a > 0 ? (double)t / a : 0; if (q + r == 2) return 0; return [|q * r / (4 * q + r)|];"),
        ("return MathNet.Numerics.Precision.AlmostEqual(x[0], x[1]) && MathNet.Numerics.Precision.AlmostEqual(x[2], x[3]) ? 0 : 1 / (Math.Abs(x[1] - x[0]) + Math.Abs(x[3] - x[2]));", "return MathNet.Numerics.Precision.AlmostEqual(x[0], x[1]) && MathNet.Numerics.Precision.AlmostEqual(x[2], x[4]) ? 0 : [|1 / (Math.Abs(x[1] - x[0]) + Math.Abs(x[3] - x[2]))|];"),
        ("double m = 0; for (int k = 0; k < 2; k++) { m = 0; if (y[k] == 2) goto next; foreach (var v in x) m = Math.Max(m, Math.Abs(v)); x[k] /= m; next: ; } return m;", "double m = 0; for (int k = 0; k < 2; k++) { m = 0; if (y[k] == 2) continue; foreach (var v in x) m = Math.Max(m, Math.Abs(v)); [|x[k] /= m|]; } return m;"),
        ("return NaNToZero(1 / Norm(x)); static double NaNToZero(double v) { if (v != v) return 0; return v; }", "var q = [|1 / Norm(x)|]; return q;"),
        ("var n = Norm(x); Unknown(ref n); return 1 / n; static void Unknown(ref double v) => v = 1;", "var n = Norm(x); Known(n); return [|1 / n|]; static void Known(double v) { }"),
    ];

    private static string Methods(Func<(string Guarded, string Bare), string> body) =>
        Norm + string.Concat(Idioms.Select((idiom, i) => $"public static double F{i}(double[] x, double[] y) {{ {body(idiom)} }}\n"));

    [Fact]
    public Task GuardedDivisionsAreSilent() => RuleTest.SilentAsync("NUM5003", Methods(idiom => idiom.Guarded));

    [Fact]
    public Task WithoutTheGuardTheyAreReported() => RuleTest.ReportsAsync("NUM5003", Methods(idiom => idiom.Bare));

    private static readonly (string Guarded, string Bare)[] Logarithms =
    [
        ("static double F{0}(double[] p) { for (int i = 0; i < p.Length; i++) p[i] = Math.Max(p[i], 1e-12); double h = 0; for (int i = 0; i < p.Length; i++) h -= p[i] * Math.Log(p[i]); return h; }",
            "static double F{0}(double[] p) { for (int i = 0; i < p.Length; i++) p[i] = Math.Max(p[i], 0); double h = 0; for (int i = 0; i < p.Length; i++) h -= [|p[i] * Math.Log(p[i])|]; return h; }"),
        ("static double F{0}([System.ComponentModel.DataAnnotations.Range(0.1, 1.0)] double p) => p * Math.Log(p);",
            "static double F{0}([System.ComponentModel.DataAnnotations.Range(0.0, 1.0)] double p) => [|p * Math.Log(p)|];"),
        ("static double F{0}(double p) { p = Math.Clamp(p, 1e-9, 1); return p * Math.Log(p); }", "static double F{0}(double p) { p = Math.Clamp(p, 0, 1); return [|p * Math.Log(p)|]; }"),
        ("static double F{0}(double[] p) => p.Where(q => q > 0).Sum(q => q * Math.Log(q));", "static double F{0}(double[] p) => p.Where(q => q >= 0).Sum(q => [|q * Math.Log(q)|]);"),
        ("static double F{0}(double p) { if (double.IsNaN(p) || p <= 0) return 0; return p * Math.Log(p); }", "static double F{0}(double p) { if (double.IsNaN(p) || p < 0) return 0; return [|p * Math.Log(p)|]; }"),
        ("static double F{0}(double b) { double v = 1; for (int i = 0; i < 9; i++) v = 0.9 * v + 0.1 * (b * b + 1); return v * Math.Log(v); }",
            "static double F{0}(double b) { double v = 0; for (int i = 0; i < 9; i++) v = 0.9 * v + 0.1 * b * b; return [|v * Math.Log(v)|]; }"),
        ("static double F{0}(double x) { var p = Math.Cosh(x); return p * Math.Log(p); }", "static double F{0}(double x) { var p = Math.Abs(Math.Sinh(x)); return [|p * Math.Log(p)|]; }"),
    ];

    [Fact]
    public Task GuardedEntropiesAreSilent() => RuleTest.SilentAsync("NUM5007", string.Join('\n', Logarithms.Select((idiom, i) => idiom.Guarded.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))));

    [Fact]
    public Task UnguardedEntropiesAreReported() => RuleTest.ReportsAsync("NUM5007", string.Join('\n', Logarithms.Select((idiom, i) => idiom.Bare.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))));
}
