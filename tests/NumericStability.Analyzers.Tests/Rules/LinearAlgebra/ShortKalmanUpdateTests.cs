using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NumericStability.Analyzers.Tests.Rules.LinearAlgebra;

public sealed class ShortKalmanUpdateTests
{
    private const string Id = "NUM8008";

    [Fact]
    public Task Reports() => RuleTest.ReportsAsync(Id, """
        public static Matrix<double> A(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> I) { [|P = (I - K * H) * P|]; return P; }
        public static Matrix<double> B(Matrix<double> P, Matrix<double> K, Matrix<double> H) { [|P = (Matrix<double>.Build.DenseIdentity(P.RowCount) - K * H) * P|]; return P; }
        public static Matrix<double> C(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> I) { var M = I - K * H; [|P = M * P|]; return P; }
        public static Matrix<double> D(Matrix<double> P, Matrix<double> gain, Matrix<double> H, Matrix<double> I) { var KH = gain * H; [|P = (I - KH) * P|]; return P; }
        public static Matrix<double> E(Matrix<double> covariance, Matrix<double> K, Matrix<double> H, Matrix<double> I) { [|covariance = (I - K * H) * covariance|]; return covariance; }
        public static Matrix<double> F(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> I) { [|P = (I - K.Multiply(H)) * P|]; return P; }
        public static Matrix<double> G(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> I) { [|P = (I - K * H).Multiply(P)|]; return P; }
        public static Matrix<double> H2(Matrix<double> P, Matrix<double> K, Matrix<double> H) { [|P = P - K * H * P|]; return P; }
        public static Matrix<double> I2(Matrix<double> P, Matrix<double> K, Matrix<double> H) { [|P -= K * H * P|]; return P; }
        public static Matrix<double> J(Matrix<double> P, Matrix<double> K, Matrix<double> H) { [|P = P - K * (H * P)|]; return P; }
        public static Matrix<double> K2(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> I) { var [|Pnew = (I - K * H) * P|]; return Pnew; }
        public static Matrix<double> L(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> I) => [|(I - K * H) * P|];
        public static Matrix<double> M(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> I) { [|P = I.Subtract(K.Multiply(H)).Multiply(P)|]; return P; }
        public static Matrix<float> N(Matrix<float> P, Matrix<float> K, Matrix<float> H, Matrix<float> I) { [|P = (I - K * H) * P|]; return P; }
        public static Matrix<double> O(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> I) { [|P = (-K * H + I) * P|]; return P; }
        public static Matrix<double> P2(Matrix<double> P, Matrix<double> H, Matrix<double> R, Matrix<double> I) { var S = H * P * H.Transpose() + R; var K = P * H.Transpose() * S.Inverse(); [|P = (I - K * H) * P|]; return P; }
        public static Matrix<double> Q(Matrix<double> P, Matrix<double> K, Matrix<double> H) { [|P = P.Subtract(K.Multiply(H).Multiply(P))|]; return P; }
        public static Matrix<double> R2(Matrix<double> P, Matrix<double> K, Matrix<double> H) { var reduction = K * H * P; [|P = P - reduction|]; return P; }
        public static Matrix<double> S2(Matrix<double> predictedCovariance, Matrix<double> gain, Matrix<double> H, Matrix<double> I) { var [|updatedCovariance = (I - gain * H) * predictedCovariance|]; return updatedCovariance; }
        public static Matrix<double> T(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> I) { for (int i = 0; i < 10; i++) [|P = (I - K * H) * P|]; return P; }
        public static Matrix<double> U(Matrix<double>[] P, int t, Matrix<double> K, Matrix<double> H, Matrix<double> I) { [|P[t] = (I - K * H) * P[t - 1]|]; return P[t]; }
        """, DiagnosticSeverity.Info);

    [Fact]
    public Task StaysSilent() => RuleTest.SilentAsync(Id, """
        public static Matrix<double> A(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> R, Matrix<double> I) { var c = I - K * H; P = c * P * c.Transpose() + K * R * K.Transpose(); return P; }
        public static Matrix<double> B(Matrix<double> P, Matrix<double> F) { P = F * P; return P; }
        public static Matrix<double> C(Matrix<double> P, Matrix<double> F, Matrix<double> Q) { P = F * P * F.Transpose() + Q; return P; }
        public static Matrix<double> D(Matrix<double> X, Matrix<double> A, Matrix<double> B, Matrix<double> I) { X = (I - A * B) * X; return X; }
        public static Matrix<double> E(Matrix<double> P, Matrix<double> I) { P = I - P; return P; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> F(Matrix<double> K, Matrix<double> H, MathNet.Numerics.LinearAlgebra.Vector<double> x, MathNet.Numerics.LinearAlgebra.Vector<double> z) { x = x + K * (z - H * x); return x; }
        public static Matrix<double> G(Matrix<double> P, Matrix<double> K, Matrix<double> H) { P = P - K * H; return P; }
        public static Matrix<double> H2(Matrix<double> P, Matrix<double> S, Matrix<double> K) { P = P - K * S * K.Transpose(); return P; }
        public static Matrix<double> I2(Matrix<double> P) { P = 0.5 * (P + P.Transpose()); return P; }
        public static MathNet.Numerics.LinearAlgebra.Vector<double> J(Matrix<double> K, Matrix<double> H, Matrix<double> I, MathNet.Numerics.LinearAlgebra.Vector<double> e) { e = (I - K * H) * e; return e; }
        public static double K2(double P, double K, double H) { P = (1 - K * H) * P; return P; }
        public static Matrix<double> L(Matrix<double> P, Matrix<double> A, Matrix<double> B) { P = (A + B) * P; return P; }
        public static Matrix<double> M(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> I) { P = (I - K * H) * P; P = 0.5 * (P + P.Transpose()); return P; }
        public static Matrix<double> N(Matrix<double> P, Matrix<double> K, Matrix<double> H, Matrix<double> R) { P = P - K * H * P - P * H.Transpose() * K.Transpose() + K * (H * P * H.Transpose() + R) * K.Transpose(); return P; }
        public static Matrix<double> O(Matrix<double> X, Matrix<double> A, Matrix<double> B) { X = X - A * B * X; return X; }
        public static Matrix<double> Q(Matrix<double> X, Matrix<double> A, Matrix<double> B, Matrix<double> I) => (I - A * B) * X;
        """);

    [Fact]
    public Task ReportsFieldsAndProperties() => RuleTest.ReportsAsync(Id, """
        public sealed class Filter
        {
            private Matrix<double> _p = null!, _k = null!, _h = null!, _i = null!;
            public Matrix<double> P { get; set; } = null!;
            public Matrix<double> Cov = null!;
            public void A() => [|_p = (_i - _k * _h) * _p|];
            public void B(Matrix<double> K, Matrix<double> H) { [|P = (_i - K * H) * P|]; }
            public void C(Matrix<double> K, Matrix<double> H) { [|Cov = (_i - K * H) * Cov|]; }
            public void D(Matrix<double> K, Matrix<double> H) { [|this.P = (Matrix<double>.Build.DenseIdentity(4) - K * H) * this.P|]; }
            public void E(Matrix<double> K, Matrix<double> H) { [|P = P - K * H * P|]; }
        }
        """, DiagnosticSeverity.Info);
}
