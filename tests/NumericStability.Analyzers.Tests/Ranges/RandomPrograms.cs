using System;
using System.Globalization;
using System.Text;

namespace NumericStability.Analyzers.Tests.Ranges;

/// <summary>Random small methods with branches, guards and loops that hand values to Probe(n, value) on the way.</summary>
internal sealed class RandomPrograms
{
    private static readonly string[] Names = ["a", "b", "c", "s", "t"];
    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly bool _linear;
    private int _probes;
    private int _loops;

    /// <param name="linear">Without differences and products: where nothing cancels, NaN and infinities come through the algebra.</param>
    public RandomPrograms(int seed, int firstProbe, bool linear)
    {
        _linear = linear;
        _random = new Random(seed);
        _probes = firstProbe;
    }

    public int Probes => _probes;

    public string Method(string name)
    {
        _text.Append(CultureInfo.InvariantCulture, $"public static double {name}(double a, double b, double c)\n{{\n");
        _text.Append("double s = 0, t = 1;\n");
        Statements(4, 2);
        _text.Append("return s;\n}\n");
        return _text.ToString();
    }

    private void Statements(int count, int depth)
    {
        for (var i = 0; i < count; i++)
        {
            Statement(depth);
        }
    }

    private void Statement(int depth)
    {
        switch (_random.Next(depth > 0 ? 9 : 4))
        {
            case 0 or 1:
                _text.Append(CultureInfo.InvariantCulture, $"{Name()} = {Expression(2)};\n");
                break;
            case 2:
                _text.Append(CultureInfo.InvariantCulture, $"s += {Expression(1)};\n");
                break;
            case 3:
                Probe();
                break;
            case 4 or 5:
                _text.Append(CultureInfo.InvariantCulture, $"if ({Condition()})\n{{\n");
                Statements(2, depth - 1);
                Probe();
                _text.Append("}\nelse\n{\n");
                Statements(1, depth - 1);
                Probe();
                _text.Append("}\n");
                break;
            case 6:
                _text.Append(CultureInfo.InvariantCulture, $"if ({Condition()}) return t;\n");
                Probe();
                break;
            case 7:
                Loop(depth);
                break;
            default:
                _text.Append("try\n{\n");
                Statements(2, depth - 1);
                _text.Append("}\nfinally\n{\n");
                Statements(1, 0);
                _text.Append("}\n");
                break;
        }
    }

    private void Loop(int depth)
    {
        var index = "i" + (++_loops).ToString(CultureInfo.InvariantCulture);
        _text.Append(CultureInfo.InvariantCulture, $"for (int {index} = 0; {index} < {_random.Next(0, 4)}; {index}++)\n{{\n");
        if (_random.Next(3) == 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $"if ({Condition()}) {(_random.Next(2) == 0 ? "continue" : "break")};\n");
        }

        Statements(2, depth - 1);
        Probe();
        _text.Append("}\n");
        Probe();
    }

    private void Probe() => _text.Append(CultureInfo.InvariantCulture, $"Probe({_probes++}, {(_random.Next(3) == 0 ? Expression(1) : Name())});\n");

    private string Name() => Names[_random.Next(Names.Length)];

    private string Number() => (Math.Round(_random.NextDouble() * 6, 1) - 2).ToString("0.0", CultureInfo.InvariantCulture);

    private string Expression(int depth) => _random.Next(depth > 0 ? 11 : 2) switch
    {
        0 => Name(),
        1 => $"({Number()})",
        2 => $"({Expression(depth - 1)} + {Expression(depth - 1)})",
        3 when !_linear => $"({Expression(depth - 1)} - {Expression(depth - 1)})",
        4 when !_linear => $"({Expression(depth - 1)} * {Expression(depth - 1)})",
        5 => $"Math.Abs({Expression(depth - 1)})",
        6 => $"Math.Max({Expression(depth - 1)}, {Number()})",
        7 => $"Math.Tanh({Expression(depth - 1)})",
        8 => $"Math.Sqrt(Math.Abs({Expression(depth - 1)}))",
        9 => $"({Condition()} ? {Expression(depth - 1)} : {Expression(depth - 1)})",
        _ => $"Math.Clamp({Expression(depth - 1)}, -1, 1)",
    };

    private string Condition() => _random.Next(8) switch
    {
        0 => $"{Name()} > {Number()}",
        1 => $"{Name()} <= {Name()}",
        2 => $"{Name()} != 0",
        3 => $"!({Name()} > 0)",
        4 => $"Math.Abs({Name()}) > 0.5",
        5 => $"{Name()} is > 0 and < 3",
        6 => $"{Name()} > 0 && {Name()} < {Number()}",
        _ => $"double.IsNaN({Name()}) || {Name()} < {Number()}",
    };
}
