using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <summary>What a small method or property returns and writes, in terms of its parameters and of the fields of its type.</summary>
internal sealed record HelperSummary(IMethodSymbol Method, Term? Result, ImmutableArray<HelperEffect> Effects)
{
    /// <summary>True where the result depends on fields, whose values only a caller of the same instance knows.</summary>
    public bool ReadsFields { get; } = Result is not null && Result.Contains(static part => part.Kind == TermKind.Variable && part.Head is Variable { Symbol: IFieldSymbol or IPropertySymbol });

    public Term Instantiate(Term term, List<Term> arguments, State state) => term.Substitute(part => part is not { Kind: TermKind.Variable, Head: Variable { Version: 0, Symbol: var symbol } } ? null
        : symbol is not IParameterSymbol parameter ? state.Cells.TryGetValue(part, out var now) ? now : null
        : SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, Method) && parameter.Ordinal < arguments.Count ? arguments[parameter.Ordinal]
        : null);
}

/// <summary>The content a method leaves in an array it was given; null where it is unknown.</summary>
internal sealed record HelperEffect(int Parameter, Term? Content);

/// <summary>
/// Small methods of the same compilation, read once for each depth they are called at: a summary depends on the method and the depth
/// alone, never on which body asked first, so what is reported does not depend on the order of files or the number of threads.
/// </summary>
internal sealed class HelperMethods
{
    public const int DeepestRead = 3;

    private const int LongestBody = 1_500;

    private static readonly ConditionalWeakTable<Compilation, HelperMethods> PerCompilation = new();

    private readonly ConcurrentDictionary<IMethodSymbol, HelperSummary?>[] _summaries =
        [.. Enumerable.Range(0, DeepestRead).Select(_ => new ConcurrentDictionary<IMethodSymbol, HelperSummary?>(SymbolEqualityComparer.Default))];

    private readonly Compilation _compilation;

    private HelperMethods(Compilation compilation) => _compilation = compilation;

    /// <summary>What the methods that are not read through may change.</summary>
    public FieldWrites Writes { get; } = new();

    public static HelperMethods For(Compilation compilation) => PerCompilation.GetValue(compilation, static key => new HelperMethods(key));

    public HelperSummary? Summarise(IMethodSymbol method, int depth, CancellationToken cancellation)
    {
        var definition = method.OriginalDefinition;
        if (!IsCandidate(definition))
        {
            return null;
        }

        var summaries = _summaries[depth];
        return summaries.TryGetValue(definition, out var known) ? known : summaries.GetOrAdd(definition, Read(definition, depth, cancellation));
    }

    /// <summary>Recursion needs no guard of its own: the depth ends it.</summary>
    private static bool IsCandidate(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.PropertyGet, IsAsync: false, IsVirtual: false, IsOverride: false, IsAbstract: false }
        && method.DeclaringSyntaxReferences.Length == 1
        && method.DeclaringSyntaxReferences[0].Span.Length <= LongestBody
        && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In)
        && (IsOfNumbers(method.ReturnType) || method.Parameters.Any(parameter => parameter.Type is IArrayTypeSymbol or INamedTypeSymbol { IsGenericType: true }));

    /// <summary>Where a method returns no number, truth or collection and is given no collection, nothing of it can be used.</summary>
    private static bool IsOfNumbers(ITypeSymbol type) => NumericFormats.FormatOf(type) != NumericFormat.None
        || type is { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.TypeParameter } or IArrayTypeSymbol or INamedTypeSymbol { IsGenericType: true };

    private HelperSummary? Read(IMethodSymbol method, int depth, CancellationToken cancellation)
    {
        var syntax = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
#pragma warning disable RS1030 // Helper methods live in other files; each is read once per compilation.
        var operation = _compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellation);
#pragma warning restore RS1030
        if (operation is Microsoft.CodeAnalysis.Operations.ILocalFunctionOperation local)
        {
            operation = local.Body;
        }

        if (operation is null)
        {
            return null;
        }

        if (Recursions.FactorialOf(method, operation) is { } factorial)
        {
            return new HelperSummary(method, factorial, []);
        }

        var (reading, end) = MethodReader.ReadWithState(_compilation, method, operation, cancellation, depth + 1);
        if (!reading.IsComplete)
        {
            return null;
        }

        var result = reading.Returns.Count == 1 && IsClosed(reading.Returns[0], method) && !reading.Assignments.Any(static assignment => IsOfType(assignment.Location)) ? reading.Returns[0] : null;
        var effects = EffectsOf(method, reading, end);
        return result is null && effects.IsEmpty ? null : new HelperSummary(method, result, effects);
    }

    private static ImmutableArray<HelperEffect> EffectsOf(IMethodSymbol method, MethodReading reading, State end)
    {
        var effects = ImmutableArray.CreateBuilder<HelperEffect>();
        foreach (var parameter in method.Parameters)
        {
            var location = Term.Of(parameter, 0);
            var touched = reading.Assignments.Any(assignment => assignment.Location.Kind == TermKind.Element && assignment.Location.Contains(location));
            if (end.Cells.TryGetValue(location, out var content) && !content.Equals(location))
            {
                effects.Add(new HelperEffect(parameter.Ordinal, IsClosed(content, method) ? content : null));
            }
            else if (touched)
            {
                effects.Add(new HelperEffect(parameter.Ordinal, null));
            }
        }

        return effects.ToImmutable();
    }

    /// <summary>True where a term depends on nothing but the method's parameters and what the fields of its type hold when it is called.</summary>
    private static bool IsClosed(Term term, IMethodSymbol method) => !term.Contains(part => part.Kind switch
    {
        TermKind.Opaque => true,
        TermKind.Variable => !(part.Head is Variable { Version: 0, Symbol: IParameterSymbol parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)) && !IsOfType(part),
        _ => false,
    });

    /// <summary>A field or property of the instance, as it is at the start.</summary>
    private static bool IsOfType(Term location) => location is { Kind: TermKind.Variable, Head: Variable { Version: 0, Symbol: IFieldSymbol { IsVolatile: false } or IPropertySymbol } };
}
