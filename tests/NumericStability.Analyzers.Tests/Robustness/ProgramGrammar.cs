using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NumericStability.Analyzers.Tests.Robustness;

/// <summary>
/// Programs from a seed: the vocabulary of numerical code in every order. They bind as far as possible but are not asked to
/// compile, since an analyzer also sees what its user is still typing. Most are short, so that many are tried; one in eight is long.
/// </summary>
internal sealed class ProgramGrammar
{
    private static readonly string[] Unary =
        ["Exp", "Log", "Sqrt", "Abs", "Sin", "Cos", "Tan", "Tanh", "Sinh", "Cosh", "Acos", "Asin", "Atan", "Acosh", "Log2", "Log10", "Cbrt", "Floor", "Round", "Sign"];

    private static readonly string[] Binary = ["Pow", "Max", "Min", "Atan2", "Log", "IEEERemainder"];
    private static readonly string[] Operators = ["+", "-", "*", "/", "%"];
    private static readonly string[] Comparisons = ["<", "<=", ">", ">=", "==", "!="];
    private static readonly string[] Formats = ["double", "float", "double", "Half", "int", "decimal"];
    private static readonly string[] Numbers = ["0", "1", "2", "-1", "0.5", "1e-8", "1e308", "709.0", "1.0", "double.Epsilon", "double.NaN", "int.MinValue", "1e-300"];

    private readonly Random _random;
    private readonly List<string> _names = [];
    private readonly int _depth;
    private int _fresh;
    private string _format = "double";

    private ProgramGrammar(int seed)
    {
        _random = new Random(seed);
        _depth = seed % 8 == 7 ? 3 : 1;
    }

    public static string Program(int seed) => new ProgramGrammar(seed).Whole();

    private string Whole()
    {
        var text = new StringBuilder("using System; using System.Linq; using System.Collections.Generic; using System.Numerics; using System.Numerics.Tensors;\npublic static class Generated\n{\n    private static double _field = 1.0;\n    private static readonly double[] Table = new double[8];\n");
        var count = 1 + _random.Next(1 + _depth);
        for (var i = 0; i < count; i++)
        {
            Method(text, "M" + i.ToString(CultureInfo.InvariantCulture), i);
        }

        return text.Append("}\n").ToString();
    }

    private void Method(StringBuilder text, string name, int callable)
    {
        _format = Pick(Formats);
        _names.Clear();
        _names.AddRange(["x", "y", "_field"]);
        text.Append($"    public static {_format} {name}({_format} x, {_format} y, {_format}[] a, {_format}[] b, int n)\n    {{\n");
        var statements = 1 + _random.Next(7);
        for (var i = 0; i < statements; i++)
        {
            Statement(text, 2, _depth, callable);
        }

        text.Append($"        return {Cast()}{Expression(4, callable)};\n    }}\n");
    }

    private void Statement(StringBuilder text, int indent, int depth, int callable)
    {
        var pad = new string(' ', indent * 4);
        switch (depth <= 0 ? _random.Next(4) : _random.Next(16))
        {
            case 0 or 1:
                var value = Expression(4, callable);
                text.Append($"{pad}{_format} {Declare()} = {Cast()}{value};\n");
                break;
            case 2:
                text.Append($"{pad}{Variable()} {Pick(["=", "+=", "-=", "*=", "/="])} {Cast()}{Expression(4, callable)};\n");
                break;
            case 3:
                text.Append($"{pad}{Pick(["a", "b"])}[{Index()}] {Pick(["=", "+=", "*=", "-="])} {Cast()}{Expression(3, callable)};\n");
                break;
            case 4 or 5:
                Block(text, $"if ({Condition(2, callable)})", indent, depth, callable);
                if (_random.Next(2) == 0)
                {
                    Block(text, "else", indent, depth, callable);
                }

                break;
            case 6 or 7:
                Block(text, $"for (int i{_fresh} = 0; i{_fresh} < {Pick(["n", "a.Length", "1000", "b.Length - 1"])}; i{_fresh}{Pick(["++", " += 2", " *= 2"])})", indent, depth, callable);
                break;
            case 8:
                Block(text, $"foreach (var {Declare()} in {Sequence(callable)})", indent, depth, callable);
                break;
            case 9:
                Block(text, $"while ({Condition(2, callable)})", indent, depth, callable);
                break;
            case 10:
                text.Append($"{pad}Func<double, double> {NextName("f")} = t => {Expression(3, callable)} + t;\n");
                break;
            case 11:
                text.Append($"{pad}if ({Condition(1, callable)}) {Pick(["return x;", "throw new Exception();", "_field = y;", "n++;"])}\n");
                break;
            case 12:
                Block(text, "try", indent, depth, callable);
                Block(text, Pick(["catch", "finally"]), indent, depth, callable);
                break;
            case 13:
                text.Append($"{pad}TensorPrimitives.{Pick(["SoftMax", "Exp", "Log", "Sigmoid", "Tanh"])}<{_format}>(a, b);\n");
                break;
            case 14:
                text.Append($"{pad}switch (n) {{ case 0: {Variable()} = x; break; case 1: return y; default: {Variable()} = {Cast()}{Expression(2, callable)}; break; }}\n");
                break;
            default:
                Block(text, "do", indent, depth, callable);
                text.Append($"{pad}while ({Condition(1, callable)});\n");
                break;
        }
    }

    private void Block(StringBuilder text, string head, int indent, int depth, int callable)
    {
        var pad = new string(' ', indent * 4);
        text.Append(pad).Append(head).Append('\n').Append(pad).Append("{\n");
        var known = _names.Count;
        for (var i = _random.Next(4); i >= 0; i--)
        {
            Statement(text, indent + 1, depth - 1, callable);
        }

        _names.RemoveRange(known, _names.Count - known);
        text.Append(pad).Append("}\n");
    }

    private string Expression(int depth, int callable) => depth <= 0
        ? Leaf()
        : _random.Next(16) switch
        {
            0 or 1 or 2 => Leaf(),
            3 or 4 or 5 or 6 => $"({Expression(depth - 1, callable)} {Pick(Operators)} {Expression(depth - 1, callable)})",
            7 or 8 or 9 => $"Math.{Pick(Unary)}({Expression(depth - 1, callable)})",
            10 => $"Math.{Pick(Binary)}({Expression(depth - 1, callable)}, {Expression(depth - 1, callable)})",
            11 => $"({Condition(1, callable)} ? {Expression(depth - 1, callable)} : {Expression(depth - 1, callable)})",
            12 => $"-({Expression(depth - 1, callable)})",
            13 => $"{Sequence(callable)}.{Pick(["Sum()", "Max()", "Min()", "Average()", "Sum(v => Math.Exp(v))", "Aggregate((u, v) => u + v * v)"])}",
            14 when callable > 0 => $"M{_random.Next(callable)}({Cast()}{Expression(depth - 1, callable)}, {Cast()}{Leaf()}, a, b, n)",
            _ => $"({Pick(["double", "float", "int", "Half", "long"])})({Expression(depth - 1, callable)})",
        };

    private string Leaf() => _random.Next(5) switch
    {
        0 => Pick(Numbers),
        1 => $"a[{Index()}]",
        2 => $"b[{Index()}]",
        _ => Variable(),
    };

    private string Sequence(int callable) => _random.Next(4) switch
    {
        0 => "a",
        1 => "b.Select(v => (double)v * 2)",
        2 => $"a.Where(v => v > 0).Select((v, i) => Math.Sqrt((double)v + i) / {Leaf()})",
        _ => $"a.Zip(b, (u, v) => u {Pick(Operators)} v).Select(w => Math.Exp((double)w))",
    };

    private string Condition(int depth, int callable) => depth <= 0 || _random.Next(3) > 0
        ? $"{Expression(1, callable)} {Pick(Comparisons)} {Expression(1, callable)}"
        : _random.Next(3) == 0 ? $"!({Condition(depth - 1, callable)})" : $"({Condition(depth - 1, callable)} {Pick(["&&", "||"])} {Condition(depth - 1, callable)})";

    private string Cast() => _random.Next(6) == 0 ? "" : $"({_format})";

    private string Index() => Pick(["0", "1", "n", "n - 1", "i" + _random.Next(Math.Max(1, _fresh)).ToString(CultureInfo.InvariantCulture), "n * 2 + 1", "^1"]);

    private string Declare()
    {
        var name = NextName("v");
        _names.Add(name);
        return name;
    }

    private string NextName(string prefix) => prefix + (++_fresh).ToString(CultureInfo.InvariantCulture);

    private string Variable() => _names[_random.Next(_names.Count)];

    private string Pick(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];
}
