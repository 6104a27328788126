namespace NumericStability.Analyzers.Vocabulary;

/// <summary>One mathematical function, whatever library spells it.</summary>
internal sealed class MathFunction
{
    private static int _count;

    private MathFunction(string name, int arity)
    {
        Name = name;
        Arity = arity;
        Index = _count++;
    }

    public string Name { get; }

    /// <summary>The place in this list.</summary>
    public int Index { get; }

    public int Arity { get; }

    public override string ToString() => Name;

    private static MathFunction Unary(string name) => new(name, 1);

    private static MathFunction Binary(string name) => new(name, 2);

    public static readonly MathFunction Exp = Unary("exp");
    public static readonly MathFunction Exp2 = Unary("exp2");
    public static readonly MathFunction Exp10 = Unary("exp10");
    public static readonly MathFunction ExpM1 = Unary("expm1");
    public static readonly MathFunction Log = Unary("log");
    public static readonly MathFunction Log2 = Unary("log2");
    public static readonly MathFunction Log10 = Unary("log10");
    public static readonly MathFunction Log1P = Unary("log1p");

    /// <summary>log of the first argument to the base of the second.</summary>
    public static readonly MathFunction LogBase = Binary("logBase");
    public static readonly MathFunction Pow = Binary("pow");
    public static readonly MathFunction Sqrt = Unary("sqrt");
    public static readonly MathFunction Cbrt = Unary("cbrt");
    public static readonly MathFunction RootN = Binary("rootN");
    public static readonly MathFunction Hypot = Binary("hypot");
    public static readonly MathFunction Abs = Unary("abs");
    public static readonly MathFunction Sign = Unary("sign");
    public static readonly MathFunction CopySign = Binary("copySign");
    public static readonly MathFunction Max = Binary("max");
    public static readonly MathFunction Min = Binary("min");
    public static readonly MathFunction Clamp = new("clamp", 3);
    public static readonly MathFunction Floor = Unary("floor");
    public static readonly MathFunction Ceiling = Unary("ceiling");
    public static readonly MathFunction Round = Unary("round");
    public static readonly MathFunction Truncate = Unary("truncate");
    public static readonly MathFunction Sin = Unary("sin");
    public static readonly MathFunction Cos = Unary("cos");
    public static readonly MathFunction Tan = Unary("tan");
    public static readonly MathFunction Asin = Unary("asin");
    public static readonly MathFunction Acos = Unary("acos");
    public static readonly MathFunction Atan = Unary("atan");
    public static readonly MathFunction Atan2 = Binary("atan2");
    public static readonly MathFunction Sinh = Unary("sinh");
    public static readonly MathFunction Cosh = Unary("cosh");
    public static readonly MathFunction Tanh = Unary("tanh");
    public static readonly MathFunction Asinh = Unary("asinh");
    public static readonly MathFunction Acosh = Unary("acosh");
    public static readonly MathFunction Atanh = Unary("atanh");
    public static readonly MathFunction FusedMultiplyAdd = new("fma", 3);

    /// <summary>Conversion of a floating value to an integer type (truncates).</summary>
    public static readonly MathFunction ToInteger = Unary("toInteger");
    public static readonly MathFunction IntegerDivide = Binary("div");
    public static readonly MathFunction Remainder = Binary("rem");

    /// <summary>Number of elements of an array, span, list or vector.</summary>
    public static readonly MathFunction Count = Unary("count");

    /// <summary>A uniform variate in [0, 1); its argument is unique, so that two draws differ.</summary>
    public static readonly MathFunction Uniform = Unary("uniform");

    /// <summary>The first argument, known to satisfy the second: an element that passed a filter.</summary>
    public static readonly MathFunction Given = Binary("given");

    /// <summary>The answer of a predicate nobody read: which call it was, and the numbers it was asked about.</summary>
    public static readonly MathFunction Asked = new("asked", -1);

    public static readonly MathFunction IsNaN = Unary("isNaN");
    public static readonly MathFunction IsFinite = Unary("isFinite");
    public static readonly MathFunction IsInfinity = Unary("isInfinity");
    public static readonly MathFunction IsPositiveInfinity = Unary("isPositiveInfinity");
    public static readonly MathFunction IsNegativeInfinity = Unary("isNegativeInfinity");

    public static readonly MathFunction Sigmoid = Unary("sigmoid");
    public static readonly MathFunction Erf = Unary("erf");
    public static readonly MathFunction Erfc = Unary("erfc");
    public static readonly MathFunction NormalCdf = Unary("normalCdf");
    public static readonly MathFunction Gamma = Unary("gamma");
    public static readonly MathFunction GammaLn = Unary("gammaLn");
    public static readonly MathFunction Factorial = Unary("factorial");
    public static readonly MathFunction FactorialLn = Unary("factorialLn");
    public static readonly MathFunction Binomial = Binary("binomial");
    public static readonly MathFunction BinomialLn = Binary("binomialLn");
    public static readonly MathFunction Beta = Binary("beta");
    public static readonly MathFunction BetaLn = Binary("betaLn");
    public static readonly MathFunction BesselI = Binary("besselI");
    public static readonly MathFunction BesselK = Binary("besselK");

    /// <summary>A probability density; its logarithm has a closed form of its own.</summary>
    public static readonly MathFunction Density = Unary("density");
    public static readonly MathFunction CumulativeDistribution = Unary("cdf");
    public static readonly MathFunction Determinant = Unary("determinant");
    public static readonly MathFunction Inverse = Unary("inverse");
    public static readonly MathFunction PseudoInverse = Unary("pseudoInverse");
    public static readonly MathFunction Transpose = Unary("transpose");
    public static readonly MathFunction MatrixProduct = Binary("matmul");
    public static readonly MathFunction Solve = Binary("solve");
    public static readonly MathFunction Cholesky = Unary("cholesky");

    /// <summary>Cosine of the angle between two vectors, as a library computes it.</summary>
    public static readonly MathFunction CosineSimilarity = Binary("cosineSimilarity");
    public static readonly MathFunction Norm = Unary("norm");

    /// <summary>Functions named log1p and expm1 that compute log(1 + x) and exp(x) - 1.</summary>
    public static readonly MathFunction NaiveLog1P = Unary("naiveLog1p");
    public static readonly MathFunction NaiveExpM1 = Unary("naiveExpm1");
    public static readonly MathFunction NaiveLog2P1 = Unary("naiveLog2p1");
    public static readonly MathFunction NaiveLog10P1 = Unary("naiveLog10p1");
    public static readonly MathFunction NaiveExp2M1 = Unary("naiveExp2m1");
    public static readonly MathFunction NaiveExp10M1 = Unary("naiveExp10m1");

    /// <summary>A softmax that does not subtract the maximum; the argument is the vector.</summary>
    public static readonly MathFunction NaiveSoftmax = Unary("naiveSoftmax");

    /// <summary>Stable vector functions: their argument is the vector.</summary>
    public static readonly MathFunction Softmax = Unary("softmax");
    public static readonly MathFunction LogSumExp = Unary("logSumExp");

    public static readonly MathFunction Softplus = Unary("softplus");
    public static readonly MathFunction LogSigmoid = Unary("logSigmoid");
    public static readonly MathFunction Logit = Unary("logit");
    public static readonly MathFunction LogAddExp = Binary("logAddExp");
    public static readonly MathFunction Log1MExp = Unary("log1mexp");
    public static readonly MathFunction LogCosh = Unary("logCosh");
    public static readonly MathFunction PowM1 = Binary("powM1");
    public static readonly MathFunction CompoundM1 = Binary("compoundM1");
    public static readonly MathFunction XLogY = Binary("xlogy");
    public static readonly MathFunction XLog1PY = Binary("xlog1py");
    public static readonly MathFunction RelativeEntropy = Binary("relativeEntropy");
    public static readonly MathFunction BinaryCrossEntropyWithLogits = Binary("binaryCrossEntropyWithLogits");
}
