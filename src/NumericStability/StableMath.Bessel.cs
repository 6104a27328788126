using System;

namespace NumericStability
{
    // After "Accurate Computation of the Logarithm of Modified Bessel Functions on GPUs" (2024): every intermediate value
    // is kept on the logarithmic scale, and the regime decides the expansion.
    static partial class StableMath
    {
        /// <summary>From this order on the uniform expansion reaches full accuracy at every argument.</summary>
        private const double UniformOrder = 25;

        private const double HalfLogOf2Pi = 0.91893853320467274178;

        private const double HalfLogOfHalfPi = 0.22579135264472743236;

        /// <summary>log I_v(x), the modified Bessel function of the first kind, where I itself overflows or underflows.</summary>
        /// <remarks>
        /// <para>Domain v ≥ 0, x ≥ 0. x = 0 → 0 for v = 0, else -∞; x = +∞ → +∞; v = +∞ → -∞; both infinite, negative arguments and NaN → NaN.</para>
        /// <para>Error ≤ 1e-13·max(1, |result|) for v ≤ 32768. Source: the power series for small orders, Hankel's expansion for large arguments,
        /// Debye's uniform expansion for large orders (DLMF 10.25.2, 10.40.1, 10.41.3).</para>
        /// </remarks>
        /// <param name="v">The order, at least 0; it need not be an integer.</param>
        /// <param name="x">The argument, at least 0.</param>
        /// <returns>The natural logarithm of I_v(x).</returns>
        public static double LogBesselI(double v, double x)
        {
            if (!(v >= 0 && x >= 0) || (double.IsInfinity(v) && double.IsInfinity(x)))
            {
                return double.NaN;
            }

            if (x == 0)
            {
                return v == 0 ? 0 : double.NegativeInfinity;
            }

            if (double.IsInfinity(x) || double.IsInfinity(v))
            {
                return x > v ? double.PositiveInfinity : double.NegativeInfinity;
            }

            if (IsHankelRegime(v, x))
            {
                return x - HalfLogOf2Pi - 0.5 * Math.Log(x) + Log1P(HankelSum(v, x, -1));
            }

            if (v >= UniformOrder)
            {
                double exponent = UniformExponent(v, x, out double low, out double t);
                return exponent + (low - HalfLogOf2Pi - 0.5 * Math.Log(t) + Log1P(DebyeSum(v, v / t, 1)));
            }

            return v * (Math.Log(x) - Ln2) - LogGammaOfNext(v) + Log1P(PowerSeries(v, x));
        }

        /// <summary>log K_v(x), the modified Bessel function of the second kind, where K itself overflows or underflows.</summary>
        /// <remarks>
        /// <para>Domain v ≥ 0, x ≥ 0. x = 0 → +∞; x = +∞ → -∞; v = +∞ → +∞; both infinite, negative arguments and NaN → NaN.</para>
        /// <para>Error ≤ 1e-13·max(1, |result|) for v ≤ 32768. Source: Temme's series and Steed's continued fraction with the recurrence of ratios for
        /// small orders, Debye's uniform expansion for large ones (DLMF 10.41.4).</para>
        /// </remarks>
        /// <param name="v">The order, at least 0; it need not be an integer.</param>
        /// <param name="x">The argument, at least 0.</param>
        /// <returns>The natural logarithm of K_v(x).</returns>
        public static double LogBesselK(double v, double x)
        {
            if (!(v >= 0 && x >= 0) || (double.IsInfinity(v) && double.IsInfinity(x)))
            {
                return double.NaN;
            }

            if (x == 0 || double.IsInfinity(x) || double.IsInfinity(v))
            {
                return x > v ? double.NegativeInfinity : double.PositiveInfinity;
            }

            if (IsHankelRegime(v, x))
            {
                return -x + HalfLogOfHalfPi - 0.5 * Math.Log(x) + Log1P(HankelSum(v, x, 1));
            }

            if (v >= UniformOrder)
            {
                double exponent = UniformExponent(v, x, out double low, out double t);
                return -exponent + (HalfLogOfHalfPi - low - 0.5 * Math.Log(t) + Log1P(DebyeSum(v, v / t, -1)));
            }

            return LogBesselKOfSmallOrder(v, x);
        }

        /// <summary>I_{v+1}(x) / I_v(x): the mean resultant length of a von Mises-Fisher distribution in 2(v + 1) dimensions.</summary>
        /// <remarks>
        /// <para>Domain v ≥ 0, x ≥ 0. x = 0 → 0; x = +∞ → 1; v = +∞ → 0; both infinite, negative arguments and NaN → NaN.</para>
        /// <para>Error ≤ 1e-14·|result|. Source: the backward recurrence of the continued fraction (DLMF 10.33.1), Hankel's and Debye's expansions
        /// where it converges slowly.</para>
        /// </remarks>
        /// <param name="v">The order of the denominator, at least 0.</param>
        /// <param name="x">The argument, at least 0.</param>
        /// <returns>The ratio, in [0, 1].</returns>
        public static double BesselIRatio(double v, double x)
        {
            if (!(v >= 0 && x >= 0) || (double.IsInfinity(v) && double.IsInfinity(x)))
            {
                return double.NaN;
            }

            if (x == 0 || double.IsInfinity(v))
            {
                return 0;
            }

            if (double.IsInfinity(x))
            {
                return 1;
            }

            if (IsHankelRegime(v + 1, x))
            {
                return (1 + HankelSum(v + 1, x, -1)) / (1 + HankelSum(v, x, -1));
            }

            return v >= UniformOrder && x > v ? UniformRatio(v, x) : RatioByRecurrence(v, x);
        }

        /// <summary>Whether the terms of Hankel's expansion fall by half from the first on.</summary>
        private static bool IsHankelRegime(double v, double x)
        {
            return x >= 40 && x >= v * v;
        }

        /// <summary>Σ from k = 1 of (±1)ᵏ a_k(v)/xᵏ.</summary>
        private static double HankelSum(double v, double x, int sign)
        {
            double sum = 0;
            double term = 1;
            for (int k = 1; k < 60; k++)
            {
                // 4v² - (2k - 1)², factored so that neither square is needed.
                double odd = 2 * k - 1;
                term *= sign * ((2 * v - odd) / (8 * k)) * ((2 * v + odd) / x);
                sum += term;
                if (Math.Abs(term) < 1e-18)
                {
                    break;
                }
            }

            return sum;
        }

        /// <summary>Σ from k = 1 of (x²/4)ᵏ / (k! (v+1)…(v+k)): positive terms only.</summary>
        private static double PowerSeries(double v, double x)
        {
            double q = 0.25 * x * x;
            double term = 1;
            double sum = 0;
            for (int k = 1; k < 2000; k++)
            {
                term *= q / (k * (v + k));
                sum += term;
                if (term <= sum * 1e-17)
                {
                    break;
                }
            }

            return sum;
        }

        /// <summary>log Γ(v + 1) for 0 ≤ v: Stirling's series, reached by a product.</summary>
        private static double LogGammaOfNext(double v)
        {
            double z = v + 1;
            double product = 1;
            while (z < 16)
            {
                product *= z;
                z++;
            }

            double w = 1 / (z * z);
            double series = (1.0 / 12 - w * (1.0 / 360 - w * (1.0 / 1260 - w * (1.0 / 1680 - w * (1.0 / 1188 - w * (691.0 / 360360)))))) / z;
            return (z - 0.5) * Math.Log(z) - z + HalfLogOf2Pi + series - Math.Log(product);
        }

        /// <summary>√(v² + x²) + v·log(x / (v + √(v² + x²))), in two numbers: near x = 0.66 v its parts cancel.</summary>
        private static double UniformExponent(double v, double x, out double low, out double t)
        {
            if (v > 1e100)
            {
                // Beyond, the logarithm's own error dwarfs everything else; x < v² keeps x/v finite.
                double z = x / v;
                double root = z > 1e100 ? z : Math.Sqrt(1 + z * z);
                t = v * root;
                low = 0;
                return v * (root + (z < 1e-100 ? Math.Log(x) - Math.Log(v) : Math.Log(z)) - Math.Log(1 + root));
            }

            double square = TwoSum(v * v, x * x, out double squareLow);
            TwoProduct(v, v, out double vvLow);
            TwoProduct(x, x, out double xxLow);
            t = Math.Sqrt(square);
            double back = TwoProduct(t, t, out double backLow);
            double tLow = (((square - back) - backLow) + (squareLow + vvLow + (x > 1e-140 ? xxLow : 0))) / (2 * t);
            double a = TwoSum(v, t, out double aLow);
            aLow += tLow;
            double q = x / a;
            double log;
            double logLow;
            if (q > 1e-250)
            {
                back = TwoProduct(q, a, out backLow);
                double qLow = ((x - back) - backLow - q * aLow) / a;
                log = LogParts(q, out logLow);
                logLow += qLow / q;
            }
            else
            {
                log = Math.Log(x) - Math.Log(a);
                logLow = 0;
            }

            double product = TwoProduct(v, log, out double productLow);
            double sum = TwoSum(product, t, out low);
            low += productLow + v * logLow + tLow;
            return sum;
        }

        /// <summary>Σ from k = 1 of (±1)ᵏ U_k(p)/vᵏ.</summary>
        private static double DebyeSum(double v, double p, int sign)
        {
            double z = p * p;
            double r = sign * p / v;
            double power = 1;
            double sum = 0;
            for (int k = 1; k < Debye.Polynomials.Length; k++)
            {
                power *= r;
                sum += power * Horner(Debye.Polynomials[k], z);
            }

            return sum;
        }

        /// <summary>I_{v+1}/I_v = I'_v/I_v - v/x, from the expansions of I' and I; for x > v the difference is harmless.</summary>
        private static double UniformRatio(double v, double x)
        {
            // √(1 + (x/v)²) = t/v, and with s = x/v: ratio = (t/x)·ΣV/ΣU - v/x = (t - v)/x + (t/x)·(ΣV - ΣU)/ΣU.
            double h = v / x;
            double root = Math.Sqrt(1 + h * h);
            double p = h / root;
            double z = p * p;
            double power = 1;
            double u = 1;
            double sumU = 1;
            double difference = 0;
            for (int k = 1; k < Debye.Polynomials.Length; k++)
            {
                // V_k - U_k = -p(1 - p²)(U_{k-1}/2 + p·U'_{k-1}), where U_{k-1} = p^(k-1)·c(p²).
                double slope = (k - 1) * u + 2 * z * HornerOfDerivative(Debye.Polynomials[k - 1], z);
                difference -= power * (p / v) * (1 - z) * (0.5 * u + slope);
                power *= p / v;
                u = Horner(Debye.Polynomials[k], z);
                sumU += power * u;
            }

            return 1 / (root + h) + root * difference / sumU;
        }

        /// <summary>r_{m-1} = 1/(2m/x + r_m), from an order where the start no longer matters down to v; each step damps what came before.</summary>
        private static double RatioByRecurrence(double v, double x)
        {
            int steps = 25 + (int)Math.Min(2000, Math.Sqrt(45 * x));
            double ratio = 0;
            for (int k = steps; k > 0; k--)
            {
                ratio = 1 / (2 * (v + k) / x + ratio);
            }

            return ratio;
        }

        private static double LogBesselKOfSmallOrder(double v, double x)
        {
            double steps = Math.Floor(v + 0.5);
            double mu = v - steps;

            // sigma = (x/2)·K_{m+1}/K_m stays moderate where K itself leaves the range.
            double logK = x <= 2 ? TemmeSeries(mu, x, out double sigma) : SteedFraction(mu, x, out sigma);
            double product = 1;
            double q = 0.25 * x * x;
            for (int k = 1; k <= steps; k++)
            {
                product *= sigma;
                sigma = mu + k + q / sigma;
            }

            return logK + Math.Log(product) + steps * (Ln2 - Math.Log(x));
        }

        /// <summary>log K_mu(x) for |mu| ≤ ½, x ≤ 2 (Temme 1975).</summary>
        private static double TemmeSeries(double mu, double x, out double sigma)
        {
            double y = mu * mu;
            double gamma1 = Horner(Debye.Gamma1, y);
            double gamma2 = Horner(Debye.Gamma2, y);
            double angle = Math.PI * mu;
            double factor = Math.Abs(angle) < 1e-8 ? 1 : angle / Math.Sin(angle);
            double d = Ln2 - Math.Log(x);
            double e = mu * d;
            double sinhc = Math.Abs(e) < 1e-8 ? 1 : Math.Sinh(e) / e;
            double f = factor * (gamma1 * Math.Cosh(e) + gamma2 * sinhc * d);
            e = Math.Exp(e);
            double p = 0.5 * e / (gamma2 - mu * gamma1);
            double q = 0.5 / (e * (gamma2 + mu * gamma1));
            double c = 1;
            double quarter = 0.25 * x * x;
            double sum = f;
            double next = p;
            for (int k = 1; k < 40; k++)
            {
                f = (k * f + p + q) / (k * k - y);
                c *= quarter / k;
                p /= k - mu;
                q /= k + mu;
                sum += c * f;
                next += c * (p - k * f);
                if (c * f < sum * 1e-17)
                {
                    break;
                }
            }

            sigma = next / sum;
            return Math.Log(sum);
        }

        /// <summary>log K_mu(x) for |mu| ≤ ½, x > 2: Steed's second continued fraction (Numerical Recipes, bessik).</summary>
        private static double SteedFraction(double mu, double x, out double sigma)
        {
            double b = 2 * (1 + x);
            double d = 1 / b;
            double step = d;
            double h = d;
            double q1 = 0;
            double q2 = 1;
            double first = 0.25 - mu * mu;
            double c = first;
            double q = first;
            double a = -first;
            double s = 1 + q * step;
            for (int k = 2; k < 1000; k++)
            {
                a -= 2 * (k - 1);
                c = -a * c / k;
                double qNext = (q1 - b * q2) / a;
                q1 = q2;
                q2 = qNext;
                q += c * qNext;
                b += 2;
                d = 1 / (b + a * d);
                step = (b * d - 1) * step;
                h += step;
                double term = q * step;
                s += term;
                if (Math.Abs(term) < s * 1e-17)
                {
                    break;
                }
            }

            sigma = 0.5 * (mu + x + 0.5 - first * h);
            return HalfLogOfHalfPi - 0.5 * Math.Log(x) - x - Math.Log(s);
        }

        private static double Horner(double[] coefficients, double z)
        {
            double sum = 0;
            for (int i = coefficients.Length - 1; i >= 0; i--)
            {
                sum = sum * z + coefficients[i];
            }

            return sum;
        }

        private static double HornerOfDerivative(double[] coefficients, double z)
        {
            double sum = 0;
            for (int i = coefficients.Length - 1; i > 0; i--)
            {
                sum = sum * z + i * coefficients[i];
            }

            return sum;
        }

        /// <summary>What is computed or stored once; a class of its own, so that only Bessel functions pay for it.</summary>
        private static class Debye
        {
            /// <summary>U_k(p) = pᵏ·c(p²) by the recurrence of DLMF 10.41.9; the two contributions to a coefficient have one sign.</summary>
            public static readonly double[][] Polynomials = First(14);

            /// <summary>(1/Γ(1-μ) - 1/Γ(1+μ))/(2μ) in powers of μ², fitted on |μ| ≤ ½.</summary>
            public static readonly double[] Gamma1 =
            {
                -0.5772156649015329, 0.042002635034095515, 0.04219773455552084, -0.007218943245911072,
                0.00021524166229467653, 2.01349556850396e-05, -1.1335045480626792e-06, -4.939580133523849e-09,
            };

            /// <summary>(1/Γ(1-μ) + 1/Γ(1+μ))/2, likewise.</summary>
            public static readonly double[] Gamma2 =
            {
                1.0, -0.6558780715202527, 0.16653861138218928, -0.009621971524607897,
                -0.0011651676431973738, 0.00012805072001014693, -1.2525583573659133e-06, -2.0057089361510917e-07,
            };

            private static double[][] First(int count)
            {
                double[][] polynomials = new double[count][];
                polynomials[0] = new double[] { 1 };
                for (int k = 0; k + 1 < count; k++)
                {
                    double[] next = new double[k + 2];
                    for (int i = 0; i <= k; i++)
                    {
                        double j = k + 2 * i;
                        next[i] += polynomials[k][i] * (j / 2 + 1 / (8 * (j + 1)));
                        next[i + 1] -= polynomials[k][i] * (j / 2 + 5 / (8 * (j + 3)));
                    }

                    polynomials[k + 1] = next;
                }

                return polynomials;
            }
        }
    }
}
