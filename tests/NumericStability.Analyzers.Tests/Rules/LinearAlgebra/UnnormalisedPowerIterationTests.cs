using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

public sealed class UnnormalisedPowerIterationTests
{
    private const string Id = "NUM8007";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) [|v = a * v|]; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { [|v = a.Multiply(v)|]; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> x) { var v = x; int i = 0; while (i < 100) { [|v = a * v|]; i++; } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(Matrix<double> hessian, MathNet.Numerics.LinearAlgebra.Vector<double> v) { for (int i = 0; i < 50; i++) [|v = hessian * v|]; return v / v.L2Norm(); }
        public static MathNet.Numerics.LinearAlgebra.Vector<float> E(Matrix<float> a, MathNet.Numerics.LinearAlgebra.Vector<float> v, int n) { for (int i = 0; i < n; i++) [|v = a * v|]; return v; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static MathNet.Numerics.LinearAlgebra.Vector<double> A(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; v = v / v.L2Norm(); } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> B(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { v = a * v; v /= v.L2Norm(); } return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> C(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v) => a * v;
        public static MathNet.Numerics.LinearAlgebra.Vector<double> D(Matrix<double> transition, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) v = transition * v; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> E(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, MathNet.Numerics.LinearAlgebra.Vector<double> b, int n) { for (int i = 0; i < n; i++) v = a * v + b; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(List<Matrix<double>> layers, MathNet.Numerics.LinearAlgebra.Vector<double> v) { foreach (var w in layers) v = w * v; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> G(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) v = (a * v).Normalize(2); return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> H(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { MathNet.Numerics.LinearAlgebra.Vector<double> u = v; for (int i = 0; i < n; i++) u = a * v; return u; }
        public static double I(double a, double v, int n) { for (int i = 0; i < n; i++) v = a * v; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> J(Matrix<double> rotation, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) v = rotation * v; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> K(Matrix<double> P, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) v = P * v; return v; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> L(Matrix<double> a, MathNet.Numerics.LinearAlgebra.Vector<double> v, int n) { for (int i = 0; i < n; i++) { var w = a * v; v = w / w.L2Norm(); } return v; }
        """);
}
