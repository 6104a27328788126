using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <summary>What a loop writes, found before it is read.</summary>
internal sealed class LoopScan
{
    private readonly Dictionary<ISymbol, IOperation?> _accesses = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation?> _writes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _declared = new(SymbolEqualityComparer.Default);
    private readonly SyntaxNode _syntax;

    private LoopScan(SyntaxNode syntax) => _syntax = syntax;

    /// <summary>Locals, parameters and fields that outlive an iteration and are assigned in the loop.</summary>
    public HashSet<ISymbol> Scalars { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Arrays with an element assigned, by the variable that holds them.</summary>
    public Dictionary<ISymbol, IOperation> Arrays { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The direction of variables every assignment of which is an increment (+1) or a decrement (-1).</summary>
    public Dictionary<ISymbol, int> Steps { get; } = new(SymbolEqualityComparer.Default);

    public static LoopScan Of(IOperation loop)
    {
        var scan = new LoopScan(loop.Syntax);
        var operations = loop.Descendants().ToList();
        Work.Add(operations.Count);
        var header = loop is IForLoopOperation { Before: var before } ? before : [];
        foreach (var declarator in operations.OfType<IVariableDeclaratorOperation>())
        {
            if (!IsIn(header, declarator))
            {
                scan._declared.Add(declarator.Symbol);
            }
        }

        foreach (var operation in operations)
        {
            if (!IsIn(header, operation))
            {
                scan.Visit(operation);
            }
        }

        foreach (var operation in operations)
        {
            scan.VisitAccess(operation);
        }

        return scan;
    }

    private static bool IsIn(ImmutableArray<IOperation> header, IOperation operation)
    {
        foreach (var statement in header)
        {
            if (statement.Syntax.FullSpan.Contains(operation.Syntax.FullSpan))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where every access to the array in the loop is to one element, which <paramref name="index"/> selects.</summary>
    public bool IsPointwise(ISymbol array, ISymbol? index) =>
        index is not null && _accesses.TryGetValue(array, out var access) && access is not null
        && access.Descendants().Any(part => SymbolEqualityComparer.Default.Equals(SymbolOf(part), index));

    /// <summary>The element every write to the array goes to, where the loop does not change which one that is: <c>c[i, j] += a[i, k] * b[k, j]</c> over k.</summary>
    public IOperation? AccumulatorOf(ISymbol array) =>
        _writes.TryGetValue(array, out var element) && element is not null && element.Descendants().All(part => IsFixed(part, array)) ? element : null;

    private bool IsFixed(IOperation part, ISymbol array) => part is ILiteralOperation or IConversionOperation or IInstanceReferenceOperation or IBinaryOperation
        || (ElementBase(part) is not null && SymbolEqualityComparer.Default.Equals(SymbolOf(Outermost(part)), array))
        || (SymbolOf(part) is { } symbol && (SymbolEqualityComparer.Default.Equals(symbol, array)
            || !(Scalars.Contains(symbol) || Arrays.ContainsKey(symbol) || symbol.DeclaringSyntaxReferences.Any(place => place.SyntaxTree == _syntax.SyntaxTree && _syntax.Span.Contains(place.Span)))));

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IIncrementOrDecrementOperation step:
                Assigned(step.Target, step.Kind == OperationKind.Increment ? 1 : -1);
                break;
            case ICompoundAssignmentOperation compound:
                Assigned(compound.Target, StepOf(compound));
                break;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation tuple }:
                foreach (var element in tuple.Elements)
                {
                    Assigned(element, 0);
                }

                break;
            case IAssignmentOperation assignment:
                Assigned(assignment.Target, 0);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Assigned(argument.Value, 0);
                break;
            case IInvocationOperation call when TorchSharpLibrary.IsInPlace(call.TargetMethod):
                Assigned(MethodReader.InPlaceTarget(call), 0);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Copy" or "CopyTo", ContainingType.SpecialType: SpecialType.System_Array }, Arguments: [var first, var second, ..] } copy:
                Assigned(copy.Instance is null ? Bare(second.Value) : Bare(first.Value), 0);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Add", Parameters.Length: 1 }, Instance: { } list } when SymbolOf(list) is { } symbol:
                Arrays[symbol] = list;
                _writes[symbol] = null;
                break;
        }
    }

    public static IOperation Bare(IOperation argument) => argument is IConversionOperation { IsImplicit: true } conversion ? Bare(conversion.Operand) : argument;

    /// <summary>The operand below every conversion, written or not.</summary>
    public static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        }

        return operation;
    }

    private static int StepOf(ICompoundAssignmentOperation compound) =>
        compound.Value.ConstantValue is { HasValue: true, Value: { } constant } && Constants.TryRead(constant, out var step) && !double.IsNaN(step)
            ? compound.OperatorKind == BinaryOperatorKind.Add ? System.Math.Sign(step)
            : compound.OperatorKind == BinaryOperatorKind.Subtract ? -System.Math.Sign(step) : 0
            : 0;

    private void Assigned(IOperation target, int step)
    {
        if (ElementBase(target) is not null)
        {
            var array = Outermost(target);
            if (SymbolOf(array) is { } symbol && !_declared.Contains(symbol))
            {
                Arrays[symbol] = array;
                _writes[symbol] = !_writes.TryGetValue(symbol, out var known) || known?.Syntax.ToString() == target.Syntax.ToString() ? target : null;
            }
        }
        else if (SymbolOf(target) is { } symbol && !_declared.Contains(symbol))
        {
            Steps[symbol] = !Scalars.Contains(symbol) || (Steps.TryGetValue(symbol, out var known) && known == step) ? step : 0;
            Scalars.Add(symbol);
        }
    }

    private void VisitAccess(IOperation operation)
    {
        if (ElementBase(operation) is null || operation.Parent is IPropertyReferenceOperation { Property.IsIndexer: false } || (operation.Parent is { } parent && ReferenceEquals(ElementBase(parent), operation))
            || SymbolOf(Outermost(operation)) is not { } array || !Arrays.ContainsKey(array))
        {
            return;
        }

        _accesses[array] = !_accesses.TryGetValue(array, out var known) || known?.Syntax.ToString() == operation.Syntax.ToString() ? operation : null;
    }

    /// <summary>The array of an element access, through all its dimensions.</summary>
    private static IOperation Outermost(IOperation operation)
    {
        while (ElementBase(operation) is { } array)
        {
            operation = array;
        }

        return operation;
    }

    public static IOperation? ElementBase(IOperation? operation) => operation switch
    {
        IArrayElementReferenceOperation element => element.ArrayReference,
        IPropertyReferenceOperation { Property.IsIndexer: true } indexer => indexer.Instance,
        IImplicitIndexerReferenceOperation implicitIndexer => implicitIndexer.Instance,
        _ => null,
    };

    public static ISymbol? SymbolOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property.IsIndexer: false } property => property.Property,
        IConversionOperation conversion => SymbolOf(conversion.Operand),
        IDeclarationExpressionOperation declaration => SymbolOf(declaration.Expression),
        _ => null,
    };
}
