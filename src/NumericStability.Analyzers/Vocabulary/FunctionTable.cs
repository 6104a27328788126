using System.Collections.Generic;

namespace NumericStability.Analyzers.Vocabulary;

/// <summary>How a library call takes its arguments.</summary>
internal enum CallShape
{
    /// <summary>Numbers in, number out.</summary>
    Scalar,

    /// <summary>Applied to every element of the receiver or first argument.</summary>
    Elementwise,

    /// <summary>Applied to every element, the result written to the last argument.</summary>
    ElementwiseInto,

    /// <summary>A whole vector in, a number out.</summary>
    Reduction,
}

/// <summary>What one named member of a library type means.</summary>
internal readonly struct LibraryFunction
{
    public LibraryFunction(MathFunction function, CallShape shape = CallShape.Scalar)
    {
        Function = function;
        Shape = shape;
    }

    public MathFunction Function { get; }

    public CallShape Shape { get; }
}

/// <summary>The functions of one library type by member name and number of arguments (receiver included).</summary>
internal sealed class FunctionTable
{
    private readonly Dictionary<(string Name, int Arity), LibraryFunction> _functions = new();

    public FunctionTable(params string[] typeNames) => TypeNames = typeNames;

    /// <summary>Metadata names of the types this table describes.</summary>
    public IReadOnlyList<string> TypeNames { get; }

    public FunctionTable Add(string name, MathFunction function, CallShape shape = CallShape.Scalar) =>
        Add(name, function.Arity, function, shape);

    public FunctionTable Add(string name, int arity, MathFunction function, CallShape shape = CallShape.Scalar)
    {
        _functions[(name, arity)] = new LibraryFunction(function, shape);
        return this;
    }

    public bool TryFind(string name, int arity, out LibraryFunction function) =>
        _functions.TryGetValue((name, arity), out function);

    public IEnumerable<string> Names
    {
        get
        {
            foreach (var (name, _) in _functions.Keys)
            {
                yield return name;
            }
        }
    }
}
