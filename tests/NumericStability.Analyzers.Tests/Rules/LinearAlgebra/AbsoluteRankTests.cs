using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

public sealed class AbsoluteRankTests
{
    private const string Id = "NUM8005";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static int A(Matrix<double> h) => [|h.Svd().S.Count(s => s > 0)|];
        public static int B(Matrix<double> h) { var svd = h.Svd(); return [|svd.S.Count(s => s > 1e-10)|]; }
        public static bool C(Matrix<double> h) => [|Math.Abs(h.Determinant()) < 1e-12|];
        public static bool D(Matrix<double> h) => [|h.Determinant() == 0|];
        public static int E(Matrix<double> h) => [|h.Svd().S.Count(s => 1e-6 < s)|];
        public static bool F(Matrix<double> h) { if ([|h.Determinant() == 0.0|]) return true; return false; }
        public static int G(Matrix<double> h) => [|h.Svd(false).S.Count(s => s > 1e-8)|];
        public static int H(Matrix<double> h) => [|h.Svd().S.Count(s => s >= 1e-3)|];
        public static bool I(Matrix<double> h) => [|1e-9 > Math.Abs(h.Determinant())|];
        public static bool J(Matrix<double> h) => [|h.Determinant() != 0|];
        public static int K(Matrix<double> h) => [|h.Svd().S.Count(s => s != 0.0)|];
        public static int L(Matrix<float> h) => [|h.Svd().S.Count(s => s > 1e-6f)|];
        public static bool ByLocal(MathNet.Numerics.LinearAlgebra.Matrix<double> a) { var d = a.Determinant(); return [|d == 0|]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static int A(Matrix<double> h) => h.Rank();
        public static int B(Matrix<double> h) { var svd = h.Svd(); double bound = 1e-12 * svd.S[0]; return svd.S.Count(s => s > bound); }
        public static int C(MathNet.Numerics.LinearAlgebra.Vector<double> v) => v.Count(x => x > 0);
        public static double D(Matrix<double> h) => h.Determinant();
        public static bool E(Matrix<double> h, double bound) => h.Determinant() > bound;
        public static int F(Matrix<double> h) => h.Svd().Rank;
        public static double G(Matrix<double> h) => h.Svd().S[0];
        public static double H(Matrix<double> h) => h.Svd().S.Sum();
        public static int I(double[] s) => s.Count(v => v > 1e-10);
        public static bool J(Matrix<double> h) => h.Trace() == 0;
        public static double K(Matrix<double> h) => h.ConditionNumber();
        public static int L(Matrix<double> h) => h.Svd().S.Count;
        """);

    [Fact]
    public Task FixUsesTheRank() => RuleTest.FixesAsync(Id, """
        public static int A(Matrix<double> h) => [|h.Svd().S.Count(s => s > 0)|];
        public static int B(Matrix<double> h) { var svd = h.Svd(); return [|svd.S.Count(s => s > 1e-10)|]; }
        """, """
        public static int A(Matrix<double> h) => h.Rank();
        public static int B(Matrix<double> h) { var svd = h.Svd(); return svd.Rank; }
        """);
}
