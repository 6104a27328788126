using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NumericStability.Analyzers.Vocabulary;

/// <summary>Every library type the vocabulary knows, resolved once per compilation; a call is one hash look-up.</summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, KnownSymbols> PerCompilation = new();

    private static readonly IReadOnlyDictionary<IMethodSymbol, DeclaredFunction> NothingDeclared =
        new Dictionary<IMethodSymbol, DeclaredFunction>(SymbolEqualityComparer.Default);

    private readonly Dictionary<INamedTypeSymbol, FunctionTable> _tables = new(SymbolEqualityComparer.Default);

    private KnownSymbols(Compilation compilation)
    {
        foreach (var table in Libraries.All)
        {
            foreach (var name in table.TypeNames)
            {
                if (Resolve(compilation, name) is { } type)
                {
                    _tables[type] = table;
                }
            }
        }

        Enumerable = Resolve(compilation, "System.Linq.Enumerable");
        ParallelEnumerable = Resolve(compilation, "System.Linq.ParallelEnumerable");
        TensorPrimitives = Resolve(compilation, TensorPrimitivesLibrary.TypeName);
        Parallel = Resolve(compilation, "System.Threading.Tasks.Parallel");
        Array = Resolve(compilation, "System.Array");
        Math = Resolve(compilation, "System.Math");
        MathF = Resolve(compilation, "System.MathF");
        Half = Resolve(compilation, "System.Half");
        StableMath = Resolve(compilation, StableMathLibrary.TypeName);
        RunningSum = Resolve(compilation, StableMathLibrary.Namespace + ".RunningSum");
        RunningMoments = Resolve(compilation, StableMathLibrary.Namespace + ".RunningMoments");
        Torch = Resolve(compilation, TorchSharpLibrary.TypeName);
        ArgumentOutOfRange = Resolve(compilation, "System.ArgumentOutOfRangeException");
        RangeAttribute = Resolve(compilation, "System.ComponentModel.DataAnnotations.RangeAttribute");
        HasStaticMath = Resolve(compilation, "System.Numerics.IRootFunctions`1") is not null;
    }

    public INamedTypeSymbol? Enumerable { get; }

    public INamedTypeSymbol? ParallelEnumerable { get; }

    public INamedTypeSymbol? TensorPrimitives { get; }

    public INamedTypeSymbol? Parallel { get; }

    public INamedTypeSymbol? Array { get; }

    public INamedTypeSymbol? Math { get; }

    public INamedTypeSymbol? MathF { get; }

    public INamedTypeSymbol? Half { get; }

    /// <summary>The class fixes call: generated, referenced, or absent.</summary>
    public INamedTypeSymbol? StableMath { get; }

    /// <summary>The compensated sum of a stream, beside StableMath.</summary>
    public INamedTypeSymbol? RunningSum { get; }

    public INamedTypeSymbol? RunningMoments { get; }

    public INamedTypeSymbol? Torch { get; }

    public INamedTypeSymbol? ArgumentOutOfRange { get; }

    public INamedTypeSymbol? RangeAttribute { get; }

    /// <summary>True where double has static mathematical members (.NET 7 and later).</summary>
    public bool HasStaticMath { get; }

    public static KnownSymbols For(Compilation compilation) =>
        PerCompilation.GetValue(compilation, static key => new KnownSymbols(key));

    /// <summary>Types of this package as they are named within a type declaration or a file, and whether that takes a using directive.</summary>
    public ConcurrentDictionary<(INamedTypeSymbol Type, SyntaxNode Scope), (string Name, bool NeedsImport)> Names { get; } = new();

    /// <summary>The project's own wrappers, set once before any body is read.</summary>
    public IReadOnlyDictionary<IMethodSymbol, DeclaredFunction> Declared { get; set; } = NothingDeclared;

    /// <summary>What a call of <paramref name="method"/> means, if the vocabulary knows it.</summary>
    public bool TryFind(IMethodSymbol method, out LibraryFunction function)
    {
        var type = method.ContainingType?.OriginalDefinition;
        while (type is not null)
        {
            if (_tables.TryGetValue(type, out var table))
            {
                var arity = method.Parameters.Length + (method.IsStatic ? 0 : 1);
                return table.TryFind(method.Name, arity, out function);
            }

            type = method.IsStatic ? null : type.BaseType?.OriginalDefinition;
        }

        function = default;
        return false;
    }

#pragma warning disable RS0030 // The one place where names become symbols.
    private static INamedTypeSymbol? Resolve(Compilation compilation, string name) => compilation.GetTypeByMetadataName(name);
#pragma warning restore RS0030
}
