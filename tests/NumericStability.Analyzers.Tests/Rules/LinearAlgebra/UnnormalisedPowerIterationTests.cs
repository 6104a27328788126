using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

public sealed class UnnormalisedPowerIterationTests
{
    private const string Id = "NUM8007";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static Vector<double> A(Matrix<double> a, Vector<double> v, int n) { for (int i = 0; i < n; i++) [|v = a * v|]; return v; }
        public static Vector<double> B(Matrix<double> a, Vector<double> v, int n) { for (int i = 0; i < n; i++) { [|v = a.Multiply(v)|]; } return v; }
        public static Vector<double> C(Matrix<double> a, Vector<double> x) { var v = x; int i = 0; while (i < 100) { [|v = a * v|]; i++; } return v; }
        public static Vector<double> D(Matrix<double> hessian, Vector<double> v) { for (int i = 0; i < 50; i++) [|v = hessian * v|]; return v / v.L2Norm(); }
        public static Vector<float> E(Matrix<float> a, Vector<float> v, int n) { for (int i = 0; i < n; i++) [|v = a * v|]; return v; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static Vector<double> A(Matrix<double> a, Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; v = v / v.L2Norm(); } return v; }
        public static Vector<double> B(Matrix<double> a, Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; v /= v.L2Norm(); } return v; }
        public static Vector<double> C(Matrix<double> a, Vector<double> v) => a * v;
        public static Vector<double> D(Matrix<double> transition, Vector<double> v, int n) { for (int i = 0; i < n; i++) v = transition * v; return v; }
        public static Vector<double> E(Matrix<double> a, Vector<double> v, Vector<double> b, int n) { for (int i = 0; i < n; i++) v = a * v + b; return v; }
        public static Vector<double> F(List<Matrix<double>> layers, Vector<double> v) { foreach (var w in layers) v = w * v; return v; }
        public static Vector<double> G(Matrix<double> a, Vector<double> v, int n) { for (int i = 0; i < n; i++) v = (a * v).Normalize(2); return v; }
        public static Vector<double> H(Matrix<double> a, Vector<double> v, int n) { Vector<double> u = v; for (int i = 0; i < n; i++) u = a * v; return u; }
        public static double I(double a, double v, int n) { for (int i = 0; i < n; i++) v = a * v; return v; }
        public static Vector<double> J(Matrix<double> rotation, Vector<double> v, int n) { for (int i = 0; i < n; i++) v = rotation * v; return v; }
        public static Vector<double> K(Matrix<double> P, Vector<double> v, int n) { for (int i = 0; i < n; i++) v = P * v; return v; }
        public static Vector<double> L(Matrix<double> a, Vector<double> v, int n) { for (int i = 0; i < n; i++) { var w = a * v; v = w / w.L2Norm(); } return v; }
        """);
}
