using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.Domain;

/// <summary>Where only what is out of view could make the bad value, the report is a suggestion; with the data in view it is a warning.</summary>
public sealed class DoubtTests
{
    private const string Kept = "private static double[] kept = new double[3]; private static Vector3 axis; private static Vector3 Axis => axis; private static double alpha;\n"
        + "static bool Inside(int row, int column) { if (row < 0) return false; return column < 9; } static bool Marked(double value, int column) { if (value < 0) return false; return column < 9; }\n"
        + "public sealed record Hit(Vector3 Normal); public sealed record Rating(double Spread, double Offset);\n static double[] Draws(int seed, int n) => Console.ReadLine()!.Split(' ').Skip(seed).Take(n).Select(double.Parse).ToArray();\n"
        + "public sealed record Row(double Label, double Score, double[] Parts);\n"
        + "static void Fill(MathNet.Numerics.LinearAlgebra.Vector<double> p) => Console.WriteLine(p.Count); static double Value(double t) => alpha * t;\n"
        + "static object Plus(object a, object b) { Console.WriteLine(a); return b; } static object Of(double a) { Console.WriteLine(a); return a; } static double Plain(object o) { Console.WriteLine(o); return Convert.ToDouble(o); }\n";

    private static readonly (string Id, string Doubtful, string Plain)[] Divisions =
    [
        ("NUM5003", "double F{0}() { double s = 0; foreach (var v in kept) s += v * v; return [|1 / Math.Sqrt(s)|]; }",
            "double F{0}(double[] x) { double s = 0; foreach (var v in x) s += v * v; return [|1 / Math.Sqrt(s)|]; }"),
        ("NUM5003", "double F{0}() => [|1 / Math.Sqrt(axis.X * axis.X + axis.Y * axis.Y)|];", "double F{0}(Vector3 axis) => [|1 / Math.Sqrt(axis.X * axis.X + axis.Y * axis.Y)|];"),
        ("NUM5003", "float F{0}() => [|1 / Axis.Length()|];", "float F{0}(Vector3 v) => [|1 / v.Length()|];"),
        ("NUM5003", "double F{0}() { double s = 0; foreach (var v in kept) s += v * v; return [|1 / Math.Sqrt(s)|]; }", "double Normalize{0}() { double s = 0; foreach (var v in kept) s += v * v; return [|1 / Math.Sqrt(s)|]; }"),
        ("NUM5003", "double G{0}() => NormalizeKept{0}(); private static double NormalizeKept{0}() { double s = 0; foreach (var v in kept) s += v * v; return [|1 / Math.Sqrt(s)|]; }",
            "double NormalizeKept{0}() { double s = 0; foreach (var v in kept) s += v * v; return [|1 / Math.Sqrt(s)|]; }"),
        ("NUM5003", "double F{0}(int row, int column, int[] ups, double[] x) { double s = 0; int n = 0; for (int i = 0; i < ups.Length; i++) { if (Inside(row + ups[i], column)) { s += x[i]; n++; } } return [|s / n|]; }",
            "double F{0}(int row, int column, int[] ups, double[] x) { double s = 0; int n = 0; for (int i = 0; i < ups.Length; i++) { if (Marked(x[i], column)) { s += x[i]; n++; } } return [|s / n|]; }"),
        ("NUM5003", "double F{0}(int n) { var w = MathNet.Numerics.Window.Hann(n); return [|1 / w.Sum(v => v * v)|]; }", "double F{0}(double[] w) => [|1 / w.Sum(v => v * v)|];"),
        ("NUM5003", "double F{0}(int n, double mean) { double s = 0; for (int i = 0; i < n; i++) { var d = i + 1 - mean; s += d * d; } return [|1 / s|]; }",
            "double F{0}(double[] x, double mean) { double s = 0; for (int i = 0; i < x.Length; i++) { var d = x[i] + 1 - mean; s += d * d; } return [|1 / s|]; }"),
        ("NUM5003", "double F{0}(int n, double m, double h) { double s = 0; for (int i = 0; i < n; i++) s += Math.Exp(-(i - m) * (i - m) / (2 * h * h)); return [|1 / s|]; }",
            "double F{0}(double[] x, double m, double h) { double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Exp(-(x[i] - m) * (x[i] - m) / (2 * h * h)); return [|1 / s|]; }"),
        ("NUM5003", "double F{0}(Matrix<double> q) => [|1 / q.Column(2).L2Norm()|];", "double F{0}(MathNet.Numerics.LinearAlgebra.Vector<double> q) => [|1 / q.L2Norm()|];"),
        ("NUM5003", "double F{0}(Matrix<double> m) { var svd = m.Svd(); double a = svd.VT[2, 0], b = svd.VT[2, 1]; return [|a / Math.Sqrt(a * a + b * b)|]; }",
            "double F{0}(Matrix<double> m) { double a = m[2, 0], b = m[2, 1]; return [|a / Math.Sqrt(a * a + b * b)|]; }"),
        ("NUM5003", "double F{0}(double[] x, double[] y, double[] seen) { var sizes = new double[x.Length]; for (int i = 0; i < x.Length; i++) sizes[i] = Math.Sqrt(x[i] * x[i] + y[i] * y[i]); double t = 0; for (int i = 0; i < x.Length; i++) { if (seen[i] != 0) t += [|x[i] / sizes[i]|]; } return t; }",
            "double F{0}(double[] x, double[] y, double[] seen) { var sizes = new double[x.Length]; for (int i = 0; i < x.Length; i++) sizes[i] = Math.Sqrt(x[i] * x[i] + y[i] * y[i]); double t = 0; for (int i = 0; i < x.Length; i++) { if (seen[0] != 0) t += [|x[i] / sizes[i]|]; } return t; }"),
        ("NUM5003", "double F{0}(Func<bool> stop) { double last = 0; while (!stop()) { double s = 0; for (int i = 0; i < kept.Length; i++) s += Math.Abs(kept[i]); last = [|1 / s|]; for (int i = 0; i < kept.Length; i++) kept[i] *= last; } return last; }",
            "double F{0}(Func<bool> stop, double[] x) { double last = 0; while (!stop()) { double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Abs(x[i]); last = [|1 / s|]; for (int i = 0; i < x.Length; i++) x[i] *= last; } return last; }"),
        ("NUM5003", "double F{0}(Row[] rows) { int n = 0; foreach (var row in rows) if (row.Label > 0) n++; double s = 0; foreach (var row in rows.OrderByDescending(r => r.Score)) if (row.Label > 0) s += [|row.Score / n|]; return s; }",
            "double F{0}(Row[] rows) { int n = 0; foreach (var row in rows) if (row.Label > 0) n++; double s = 0; foreach (var row in rows.OrderByDescending(r => r.Label)) if (row.Score > 0) s += [|row.Score / n|]; return s; }"),
        ("NUM5003", "double F{0}(Func<double[], Row> load, double[] x) { double s = 0; foreach (var v in load(x).Parts) s += v * v; return [|1 / Math.Sqrt(s)|]; }",
            "double F{0}(Row row) { double s = 0; foreach (var v in row.Parts) s += v * v; return [|1 / Math.Sqrt(s)|]; }"),
        ("NUM5003", "double F{0}() { var p = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(9); Fill(p); return [|1 / p.L2Norm()|]; }",
            "double F{0}(double[] x) { var p = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(x); return [|1 / p.L2Norm()|]; }"),
        ("NUM5003", "double F{0}(double[][] x, double[] y, int nearest) { double t = 0; for (int k = 0; k < x.Length; k++) { if (k == nearest) continue; double s = 0; for (int i = 0; i < y.Length; i++) s += (x[k][i] - y[i]) * (x[k][i] - y[i]); t += [|1 / Math.Sqrt(s)|]; } return t; }",
            "double F{0}(double[][] x, double[] y, int nearest, int last) { double t = 0; for (int k = 0; k < x.Length; k++) { if (last == nearest) continue; double s = 0; for (int i = 0; i < y.Length; i++) s += (x[k][i] - y[i]) * (x[k][i] - y[i]); t += [|1 / Math.Sqrt(s)|]; } return t; }"),
        ("NUM5003", "double F{0}(string[] words) { var seen = new Dictionary<string, int>(); double n = 0, h = 0; foreach (var w in words) { if (w.Length > 3) { seen[w] = 1; n++; } } foreach (var entry in seen) h += [|entry.Value / n|]; return h; }",
            "double F{0}(string[] words) { var seen = new Dictionary<string, int>(); double n = 0, h = 0; foreach (var w in words) { if (w.Length > 3) n++; } foreach (var w in words) seen[w] = 1; foreach (var entry in seen) h += [|entry.Value / n|]; return h; }"),
        ("NUM5003", "double F{0}(double u) { double a = 5 * Math.Cos(u) + 3, b = 4 * Math.Sin(u); return [|1 / Math.Sqrt(a * a + b * b)|]; }",
            "double F{0}(double u, double v) { double a = 5 * u + 3, b = 4 * Math.Sin(v); return [|1 / Math.Sqrt(a * a + b * b)|]; }"),
        ("NUM5003", "double F{0}() { double t = Math.Sqrt(5); var v = new List<double[]> { new[] { -1, t }, new[] { 1, t } }; double r = 0; for (int i = 0; i < v.Count; i++) { double n = Math.Sqrt(v[i][0] * v[i][0] + v[i][1] * v[i][1]); r += [|v[i][0] / n|]; } return r; }",
            "double F{0}(double t) { var v = new List<double[]> { new[] { -t, t }, new[] { 1, t } }; double r = 0; for (int i = 0; i < v.Count; i++) { double n = Math.Sqrt(v[i][0] * v[i][0] + v[i][1] * v[i][1]); r += [|v[i][0] / n|]; } return r; }"),
        ("NUM5003", "double F{0}(List<int> y, double[] x) { var c = y.Distinct().OrderBy(v => v).ToList(); var g = Enumerable.Range(0, y.Count).Where(i => y[i] == c[0]).ToList(); return [|x[0] / g.Count|]; }",
            "double F{0}(List<int> y, double[] x, int k) { var c = y.Distinct().OrderBy(v => v).ToList(); var g = Enumerable.Range(0, y.Count).Where(i => y[i] == k).ToList(); return [|x[0] / g.Count|]; }"),
        ("NUM5003", "float F{0}(Hit hit, float c) => [|c / hit.Normal.Length()|];", "float F{0}(Vector3 normal, float c) => [|c / normal.Length()|];"),
        ("NUM5003", "double F{0}(double t) { double a = kept[1] + 2 * kept[2] * t, b = kept[0] - kept[2] * t; return [|1 / Math.Sqrt(a * a + b * b)|]; }",
            "double F{0}(double t, double u) { double a = kept[1] + 2 * kept[2] * t, b = kept[0] - kept[2] * u; return [|1 / Math.Sqrt(a * a + b * b)|]; }"),
        ("NUM5003", "double F{0}(double w, double z, double c) { double s = Math.Sqrt(w * w + z * z); if (s == 0) return 0; double a = w - c * w / s, b = z + c * z / s; return [|a / Math.Sqrt(a * a + b * b)|]; }",
            "double F{0}(double w, double z, double c) { double s = Math.Sqrt(w * w + z * z); if (s == 0) return 0; double a = w - c * z, b = z + c * w; return [|a / Math.Sqrt(a * a + b * b)|]; }"),
        ("NUM5003", "double F{0}(MathNet.Numerics.LinearAlgebra.Vector<double> r, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|r.L2Norm() / b.L2Norm()|];",
            "double F{0}(MathNet.Numerics.LinearAlgebra.Vector<double> r, MathNet.Numerics.LinearAlgebra.Vector<double> b) => [|r[0] / b.L2Norm()|];"),
        ("NUM5003", "double F{0}(double[] x, double[] r) { double e = 0, s = 0; for (int i = 0; i < x.Length; i++) { e = Math.Max(e, Math.Abs(r[i])); s = Math.Max(s, Math.Abs(x[i])); } return [|e / s|]; }",
            "double F{0}(double[] x, double[] r) { double e = 0, s = 0; for (int i = 0; i < x.Length; i++) { e += Math.Sqrt(r[i]); s = Math.Max(s, Math.Abs(x[i])); } return [|e / s|]; }"),
        ("NUM5003", "double F{0}(Rating a, Rating b, double k) => [|k / Math.Sqrt(a.Spread * a.Spread + b.Spread * b.Spread)|];",
            "double F{0}(Rating a, double k) => [|k / Math.Sqrt(a.Spread * a.Spread + a.Offset * a.Offset)|];"),
        ("NUM5003", "double F{0}(double x, double y, double u, double v) => [|Math.Sqrt((x - u) * (x - u) + (y - v) * (y - v)) / Math.Sqrt(u * u + v * v)|];",
            "double F{0}(double x, double y, double u, double v) => [|((x - u) * (x - u) + (y - v) * (y - v) - 1) / Math.Sqrt(u * u + v * v)|];"),
        ("NUM5003", "double F{0}(double x, double y, double u, double v) { double a = Math.Sqrt(x * x + y * y), b = Math.Sqrt(u * u + v * v); return [|(a * x + b * u) / (a + b)|]; }",
            "double F{0}(double x, double y, double u, double v) { double a = Math.Sqrt(x * x + y * y), b = Math.Sqrt(u * u + v * v); return [|(a * x + b * u) / a|]; }"),
        ("NUM5003", "double F{0}(double x, double y, double u, double v, double c) { double a = x * x + y * y, b = u * u + v * v; return [|(a + b - c * c) / (2 * Math.Sqrt(a * b))|]; }",
            "double F{0}(double x, double y, double u, double v) { double a = x * x + y * y, b = u * u + v * v; return [|(x * u + y * v) / (2 * Math.Sqrt(a * b))|]; }"),
        ("NUM5003", "double F{0}(Rating r, double k) { double s = Math.Sin(r.Offset), c = Math.Cos(r.Offset); return [|1 / Math.Sqrt(c * c + k * k * s * s)|]; }",
            "double F{0}(Rating r, double k) { double s = Math.Sin(r.Offset), c = Math.Cos(r.Spread); return [|1 / Math.Sqrt(c * c + k * k * s * s)|]; }"),
        ("NUM5003", "double F{0}(Hit hit, double k) => [|k / Math.Sqrt(hit.Normal.X * hit.Normal.X + hit.Normal.Y * hit.Normal.Y)|];",
            "double F{0}(Vector3 normal, double k) => [|k / Math.Sqrt(normal.X * normal.X + normal.Y * normal.Y)|];"),
        ("NUM5003", "double F{0}(double x, double y, double c) => Math.Atan([|2 * c / Math.Sqrt(x * x + y * y)|]);", "double F{0}(double x, double y, double c) => Math.Sin([|2 * c / Math.Sqrt(x * x + y * y)|]);"),
        ("NUM5003", "double F{0}(double[,] b, double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += (b[0, 0] - b[0, 1]) * (b[0, 0] - b[0, 1]); return [|x[0] / Math.Sqrt(s)|]; }",
            "double F{0}(double[,] b, double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += (b[i, 0] - b[i, 1]) * (b[i, 0] - b[i, 1]); return [|x[0] / Math.Sqrt(s)|]; }"),
        ("NUM5003", "double F{0}(Func<double> next, int n, double a) { double s = 0; for (int i = 0; i < n; i++) s += a * a; return [|1 / Math.Sqrt(s)|]; }",
            "double F{0}(Func<double> next, int n, double a) { double s = 0; for (int i = 0; i < n; i++) { a = next(); s += a * a; } return [|1 / Math.Sqrt(s)|]; }"),
        ("NUM5003", "double F{0}(string[] words) { var seen = new Dictionary<string, int>(); double n = 0, h = 0; foreach (var w in words) { if (w.Length > 3) { seen[w] = 1; n++; } } foreach (var key in seen.Keys) h += [|seen[key] / n|]; return h; }",
            "double F{0}(string[] words) { var seen = new Dictionary<string, int>(); double n = 0, h = 0; foreach (var w in words) { if (w.Length > 3) n++; } foreach (var w in words) seen[w] = 1; foreach (var key in seen.Keys) h += [|seen[key] / n|]; return h; }"),
    ];

    private static readonly (string Id, string Doubtful, string Plain)[] Functions =
    [
        ("NUM5001", "double F{0}(double x) { x = Math.Max(0, x); return [|Math.Log(x)|]; }", "double F{0}(double x) { return [|Math.Log(Math.Max(0, x))|]; }"),
        ("NUM5001", "double F{0}(double x) { if (x < 0) { x = 0; } return [|Math.Log10(x)|]; }", "double F{0}(double[] x) { var s = Math.Max(0, x.Sum()); return [|Math.Log10(s)|]; }"),
        ("NUM5001", "double F{0}(double a, double b) => [|Math.Log(Math.Max(0, a - b))|];", "double F{0}(double[] a) => [|Math.Log(Math.Max(0, a.Sum()))|];"),
        ("NUM5001", "double F{0}(double c, double s, int n) => Math.Sqrt(-2 * [|Math.Log(Math.Sqrt(c * c + s * s) / n)|]);", "double F{0}(double c, double s, int n) => 2 * [|Math.Log(Math.Sqrt(c * c + s * s) / n)|];"),
        ("NUM5001", "double F{0}(double[] x) => Math.Pow(10, Math.Ceiling([|Math.Log10(x.Sum(v => v * v))|]) + 1);", "double F{0}(double[] x) => Math.Pow(10, Math.Ceiling(-[|Math.Log10(x.Sum(v => v * v))|]) + 1);"),
        ("NUM5002", "double F{0}(Random r, double w) => [|Math.Log(r.NextDouble())|] / w;", "double F{0}(Random r, double w) => -[|Math.Log(r.NextDouble())|] / w;"),
        ("NUM5001", "double F{0}(double[] x, double a) { var l = [|Math.Log(Math.Max(0, x[0]))|]; return Math.Exp(a * l); }", "double F{0}(double[] x, double a) { var l = [|Math.Log(Math.Max(0, x[0]))|]; return a * l; }"),
        ("NUM5001", "double F{0}(double[] x, double k, double low, double high) { var l = [|Math.Log10(x.Sum(v => v * v))|]; return Math.Max(Math.Min(k * l, high), low); }", "double F{0}(double[] x, double k, double low) { var l = [|Math.Log10(x.Sum(v => v * v))|]; return Math.Max(k, low) * l; }"),
        ("NUM5002", "double F{0}(Random r, double a) => Math.Exp([|Math.Log(r.NextDouble())|] / a);", "double F{0}(Random r, double a) => Math.Exp(a) * [|Math.Log(r.NextDouble())|];"),
        ("NUM5002", "double F{0}(Random r, double a) { var u = r.NextDouble(); if (a * a < -4 * u * u * [|Math.Log(u)|]) return a; return u; }", "double F{0}(Random r, double a) { var u = r.NextDouble(); return -4 * u * u * [|Math.Log(u)|]; }"),
        ("NUM5004", "double F{0}(decimal[] x) { decimal q = 0, s = 0; foreach (var v in x) { q += v * v; s += v; } var mean = s / x.Length; return [|Math.Sqrt((double)(q / x.Length - mean * mean))|]; }",
            "double F{0}(double[] x) { double q = 0, s = 0; foreach (var v in x) { q += v * v; s += v; } var mean = s / x.Length; return [|Math.Sqrt(q / x.Length - mean * mean)|]; }"),
        ("NUM5007", "double F{0}(double m, double y) { var l = [|m * Math.Log(m)|]; return Math.Exp(l) * y; }", "double F{0}(double m, double y) { var l = [|m * Math.Log(m)|]; return l * y; }"),
        ("NUM5007", "double F{0}(double q) { while (Math.Abs(q) < 9) q = [|q * Math.Log(q)|] / (q - 3); return q; }", "double F{0}(double[] p) { double h = 0; foreach (var q in p) h += [|q * Math.Log(q)|] / 3; return h; }"),
        ("NUM5007", "double F{0}(double[] p) { double h = 0; foreach (var v in p) h += v + [|alpha * Math.Log(alpha)|]; return h; }", "double F{0}(double[] p) { double h = 0; foreach (var v in p) { var a = v * alpha; h += [|a * Math.Log(a)|]; } return h; }"),
        ("NUM5007", "double F{0}(double p, double q) { alpha = [|-p * Math.Log(p)|] - q; return p; }", "double F{0}(double p, double q) { alpha = [|-p * Math.Log(p)|] - [|q * Math.Log(q)|]; return p; }"),
        ("NUM5007", "double F{0}(double x) { var y = 1 + x; return [|y * Math.Log(y)|] - x; }", "double F{0}(double x) { var y = 1 - x; return [|y * Math.Log(y)|] + x; }"),
        ("NUM5007", "double F{0}(double q, double r) => [|q * Math.Log(q)|] * Math.Log(r);", "double F{0}(double q, double r) => [|q * Math.Log(q)|] / Math.Log(r);"),
        ("NUM5008", "double F{0}(double share) => [|Math.Pow(Math.Cos(0.5 * Math.PI * share), 1.5)|];", "double F{0}(double angle) => [|Math.Pow(Math.Cos(angle), 1.5)|];"),
        ("NUM5008", "double F{0}(double y, double x) => [|Math.Pow(2 * Math.Atan2(y, x), 1.5)|];", "double F{0}(double y) => [|Math.Pow(2 * Math.Sin(y), 1.5)|];"),
        ("NUM5008", "double F{0}(double z) => [|Math.Pow(z * z - 1, 1.5)|];", "double F{0}(double z) => [|Math.Pow(Math.Sin(z) - 0.5, 1.5)|];"),
        ("NUM5007", "double F{0}(double t) => -([|Math.Log(alpha) * Value(t)|] + t);", "double F{0}(double t, double a) => -([|Math.Log(a) * a|] * t + t);"),
        ("NUM5007", "double F{0}(double t) => -([|Math.Log(alpha) * Value(t)|] + t);", "double F{0}(double t) => [|Value(t) * Math.Log(Value(t))|];"),
        ("NUM5008", "double F{0}(double z) { if (z > 1.25) return [|Math.Pow(1.5 * (z - Math.Acos(1 / z)), 1.5)|]; return z; }", "double F{0}(double z) { if (z > 1.25) return [|Math.Pow(1.5 * (Math.Cos(z) - 1 / z), 1.5)|]; return z; }"),
        ("NUM5001", "double F{0}(double[] d, int n, int m, double r) { int c = 0; for (int k = 0; k < n; k++) { bool ok = true; for (int l = 0; l < m; l++) { if (d[k + l] > r) { ok = false; break; } } if (ok) c++; } return [|Math.Log((double)c / n)|]; }",
            "double F{0}(double[] d, int n, double r) { int c = 0; for (int k = 0; k < n; k++) { if (d[k] > r) c++; } return [|Math.Log((double)c / n)|]; }"),
        ("NUM5007", "double F{0}(object[] a) { double s = 0; foreach (var o in a) { var p = Plus(o, Of(1e-10)); double v = Plain(p); s += [|v * Math.Log(v)|]; } return s; }",
            "double F{0}(object[] a) { double s = 0; foreach (var o in a) { var p = Plus(o, Of(2)); double v = Plain(p); s += [|v * Math.Log(v)|]; } return s; }"),
        ("NUM5007", "double F{0}(double x) => [|x * Math.Log(x)|] - x + 1 / (12 * x);", "double F{0}(double x) => [|x * Math.Log(x)|] - x + 1 / (12 + x);"),
        ("NUM5007", "double F{0}(double q) => [|3 * alpha * Math.Log(alpha)|] * q;", "double F{0}() => [|-alpha * Math.Log(alpha)|] - [|(1 - alpha) * Math.Log(1 - alpha)|];"),
        ("NUM5007", "double F{0}() => [|2 * alpha * Math.Log(alpha)|];", "double F{0}(double a) => [|2 * a * Math.Log(a)|];"),
        ("NUM5004", "double F{0}(Random r) { var a = Draws(r.Next(), 3); var b = Draws(r.Next(), 3); return [|Math.Sqrt(a[0] * a[0] + b[0] * b[0] - 2 * a[0] * b[0] * Math.Cos(a[1]))|]; }",
            "double F{0}(double[] a, double[] b) { return [|Math.Sqrt(a[0] * a[0] + b[0] * b[0] - 2 * a[0] * b[0] * Math.Cos(a[1]))|]; }"),
        ("NUM5004", "double F{0}(double[] a, double[] b, double c) { double d = 0, p = 0, q = 0; for (int i = 0; i < a.Length; i++) { d += a[i] * b[i]; p += a[i] * a[i]; q += b[i] * b[i]; } var f = d / Math.Sqrt((c + p) * (c + q)); return [|Math.Sqrt(1 - f * f)|]; }",
            "double F{0}(double[] a, double[] b) { double d = 0, p = 0, q = 0; for (int i = 0; i < a.Length; i++) { d += a[i] * b[i]; p += a[i] * a[i]; q += b[i] * b[i]; } var f = d / Math.Sqrt(p * q); return [|Math.Sqrt(1 - f * f)|]; }"),
        ("NUM5005", "double F{0}(double[] a, double[] b, double c) { double d = 0, p = 0, q = 0; for (int i = 0; i < a.Length; i++) { d += a[i] * b[i]; p += a[i] * a[i]; q += b[i] * b[i]; } return [|Math.Asin(d / Math.Sqrt((c + p) * (c + q)))|]; }",
            "double F{0}(double[] a, double[] b) { double d = 0, p = 0, q = 0; for (int i = 0; i < a.Length; i++) { d += a[i] * b[i]; p += a[i] * a[i]; q += b[i] * b[i]; } return [|Math.Asin(d / Math.Sqrt(p * q))|]; }"),
        ("NUM5010", "double F{0}(double[] x, int n) { var s = new double[x.Length]; double max = double.NegativeInfinity; for (int i = 0; i < x.Length; i++) { var v = i <= n ? x[i] : double.NegativeInfinity; s[i] = v; if (v > max) max = v; } double z = 0; for (int i = 0; i < x.Length; i++) z += [|Math.Exp(s[i] - max)|]; return z; }",
            "double F{0}(double[] x, int[] n) { var s = new double[x.Length]; double max = double.NegativeInfinity; for (int i = 0; i < x.Length; i++) { var v = i <= n[i] ? x[i] : double.NegativeInfinity; s[i] = v; if (v > max) max = v; } double z = 0; for (int i = 0; i < x.Length; i++) z += [|Math.Exp(s[i] - max)|]; return z; }"),
        ("NUM5013", "double F{0}(int sign) => [|sign * double.PositiveInfinity|];", "double F{0}(double mask) => [|mask * double.PositiveInfinity|];"),
        ("NUM5013", "double F{0}(double a, double b) => [|(a - b) * double.PositiveInfinity|];", "double F{0}(double b) => [|(1 - b) * double.PositiveInfinity|];"),
    ];

    public static TheoryData<string> Ids => [.. Divisions.Concat(Functions).Select(doubt => doubt.Id).Distinct()];

    [Theory, MemberData(nameof(Ids))]
    public Task DoubtIsASuggestion(string id) => RuleTest.ReportsAsync(id, Members(id, doubt => doubt.Doubtful), DiagnosticSeverity.Info);

    [Theory, MemberData(nameof(Ids))]
    public Task DataInViewAreAWarning(string id) => RuleTest.ReportsAsync(id, Members(id, doubt => doubt.Plain));

    private static string Members(string id, Func<(string Id, string Doubtful, string Plain), string> text) =>
        Kept + string.Concat(Divisions.Concat(Functions).Where(doubt => doubt.Id == id)
            .Select((doubt, i) => "public static " + text(doubt).Replace("{0}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n"));

    private const string Mark = "public sealed class FactAttribute : Attribute { }\n";

    [Fact]
    public Task TestsChooseTheirValues() => RuleTest.ReportsAsync("NUM5003", Mark + """
        public sealed class PeakTests
        {
            [Fact] public void Peak() { var x = Load(); double s = 0; foreach (var v in x) s += v * v; Console.WriteLine([|1 / Math.Sqrt(s)|]); }
            private static double[] Load() => Console.ReadLine()!.Split(' ').Select(double.Parse).ToArray();
        }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task WhatATestIsHandedAndOtherTypesCount() => RuleTest.ReportsAsync("NUM5003", Mark + """
        public sealed class PeakTests
        {
            [Fact] public void Peak(double x, double y) => Console.WriteLine([|x / Math.Sqrt(x * x + y * y)|]);
        }
        public static class Peaks
        {
            public static void Print() { var x = Load(); double s = 0; foreach (var v in x) s += v * v; Console.WriteLine([|1 / Math.Sqrt(s)|]); }
            private static double[] Load() => Console.ReadLine()!.Split(' ').Select(double.Parse).ToArray();
        }
        """);

    private static string Lines(string condition) => $$"""
        public sealed class Line { public double Share { get; set; } public double Angle { get; set; } }
        public sealed class Skew
        {
            public Line[] Strongest(int count) { var lines = Console.ReadLine()!.Split(' ').Select(text => new Line { Share = double.Parse(text) }).OrderByDescending(line => line.Share); return lines.Take(count).ToArray(); }
            public double Angle()
            {
                var lines = Strongest(5);
                double angle = 0, sum = 0;
                foreach (var line in lines) if (line.Share > 0.5) { angle += line.Angle * line.Share; sum += line.Share; }
                {{condition}} return [|angle / sum|];
                return 0;
            }
        }
        """;

    [Fact]
    public Task ACollectionMadeAndTestedByItsOwnTypeIsDoubt() => RuleTest.ReportsAsync("NUM5003", Lines("if (lines.Length > 0)"), DiagnosticSeverity.Info);

    [Fact]
    public Task ACollectionThatIsNotTestedIsNot() => RuleTest.ReportsAsync("NUM5003", Lines("if (lines.Length >= 0)"));
}
