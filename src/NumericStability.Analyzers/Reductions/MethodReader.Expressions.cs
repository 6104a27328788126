using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>Operators, conversions, conditions.</content>
internal sealed partial class MethodReader
{
    private Term ReadCore(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => Read(parenthesized.Operand),
        IConversionOperation conversion => ReadConversion(conversion),
        IBinaryOperation binary => ReadBinary(binary),
        IUnaryOperation unary => ReadUnary(unary),
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation => ReadLocation(operation),
        IPropertyReferenceOperation property => ReadProperty(property),
        IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation => ReadElement(operation),
        IInvocationOperation call => ReadInvocation(call),
        IConditionalOperation { WhenFalse: not null } choice => ReadChoice(choice),
        ISimpleAssignmentOperation assignment => ReadAssignment(assignment),
        ICompoundAssignmentOperation compound => ReadCompound(compound),
        IIncrementOrDecrementOperation step => ReadStep(step),
        IDeconstructionAssignmentOperation deconstruction => ReadDeconstruction(deconstruction),
        IIsPatternOperation isPattern => ReadPattern(Read(isPattern.Value), isPattern.Pattern, isPattern),
        ISwitchExpressionOperation switchExpression => ReadSwitchExpression(switchExpression),
        ITranslatedQueryOperation query => Read(query.Operation),
        IDelegateCreationOperation or IAnonymousFunctionOperation => ReadNested(operation),
        IDeclarationExpressionOperation or IDiscardOperation => Opaque(operation),
        IArrayCreationOperation creation => ReadArrayCreation(creation),
        IObjectCreationOperation creation => ReadObjectCreation(creation),
        IDefaultValueOperation when NumericFormats.FormatOf(operation.Type).IsFloating() => Term.Zero.From(operation, NumericFormats.FormatOf(operation.Type)),
        IThrowOperation => ReadThrow(operation),
        IParameterInitializerOperation or IFieldInitializerOperation or IPropertyInitializerOperation => Read(((ISymbolInitializerOperation)operation).Value),
        _ => ReadUnknown(operation),
    };

    private Term ReadUnknown(IOperation operation)
    {
        ReadChildren(operation);
        return Opaque(operation).From(operation, NumericFormats.FormatOf(operation.Type));
    }

    private Term ReadThrow(IOperation operation)
    {
        ReadChildren(operation);
        _state = _state.Unreachable();
        return Opaque(operation);
    }

    private Term ReadConversion(IConversionOperation conversion)
    {
        var operand = Read(conversion.Operand);
        var from = NumericFormats.FormatOf(conversion.Operand.Type);
        var to = NumericFormats.FormatOf(conversion.Type);
        if (to == NumericFormat.Integer && from is not (NumericFormat.Integer or NumericFormat.None))
        {
            return Term.Apply(MathFunction.ToInteger, operand).From(conversion, to);
        }

        var isNumeric = from != NumericFormat.None && to != NumericFormat.None;
        var isReference = from == NumericFormat.None && to == NumericFormat.None && (conversion.OperatorMethod is null || IsSpan(conversion.Type));
        return isNumeric || isReference ? operand.At(conversion, to) : Opaque(conversion).From(conversion, to);
    }

    private static bool IsSpan(ITypeSymbol? type) => type is { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" };

    /// <summary>Long chains lean to the left: they are walked in a loop, not by recursion.</summary>
    private Term ReadBinary(IBinaryOperation operation)
    {
        var chain = new Stack<IBinaryOperation>();
        IOperation leftmost = operation;
        while (leftmost is IBinaryOperation binary && (chain.Count == 0 || !binary.ConstantValue.HasValue) && !IsConditional(binary))
        {
            chain.Push(binary);
            leftmost = binary.LeftOperand;
        }

        if (chain.Count == 0)
        {
            return ReadConditional(operation);
        }

        var left = Read(leftmost);
        while (chain.Count > 0)
        {
            var binary = chain.Pop();
            left = Combine(binary, left, Read(binary.RightOperand));
            if (left.Size > Term.LargestSize)
            {
                left = Opaque(binary).From(binary, NumericFormats.FormatOf(binary.Type));
            }

            if (chain.Count > 0)
            {
                _read++;
                Record(binary, left, _state);
            }
        }

        return left;
    }

    private static bool IsConditional(IBinaryOperation binary) => binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;

    private Term Combine(IBinaryOperation binary, Term left, Term right)
    {
        var format = NumericFormats.FormatOf(binary.Type);
        if (Comparisons.Read(binary.OperatorKind, left, right) is { } comparison)
        {
            return comparison.From(binary, NumericFormat.None);
        }

        return (Arithmetic(binary.OperatorKind, format, left, right) ?? Opaque(binary)).From(binary, format);
    }

    private static Term? Arithmetic(BinaryOperatorKind kind, NumericFormat format, Term left, Term right) => format == NumericFormat.None ? null : kind switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => !IsMatrixProduct(left, right) ? left * right
            : format == NumericFormat.Vector ? Term.Apply(MathFunction.MatrixProduct, left, right)
            : Term.Reduce(Reduction.Sum, Vectors.ElementOf(left) * Vectors.ElementOf(right)),
        BinaryOperatorKind.Divide => format == NumericFormat.Integer ? Term.Apply(MathFunction.IntegerDivide, left, right) : left / right,
        BinaryOperatorKind.Remainder => Term.Apply(MathFunction.Remainder, left, right),
        _ => null,
    };

    /// <summary>Products of matrices do not commute; element-wise products have other names.</summary>
    private static bool IsMatrixProduct(Term left, Term right) => IsMatrix(left) && IsMatrix(right);

    private static bool IsMatrix(Term term) =>
        term.Format == NumericFormat.Vector && term.Origin?.Type is { ContainingNamespace.Name: "LinearAlgebra" or "Double" or "Single" };

    /// <summary>a &amp;&amp; b reads b where a holds, a || b where it does not.</summary>
    private Term ReadConditional(IBinaryOperation operation)
    {
        var isAnd = operation.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        var left = Read(operation.LeftOperand);
        var facts = _state.Facts;
        _state = _state.Assume(left, isAnd);
        var right = Read(operation.RightOperand);
        _state = _state.WithFacts(facts);
        return (isAnd ? Term.And(left, right) : Term.Or(left, right)).From(operation, NumericFormat.None);
    }

    private Term ReadUnary(IUnaryOperation unary)
    {
        var operand = Read(unary.Operand);
        var format = NumericFormats.FormatOf(unary.Type);
        var term = unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus when format != NumericFormat.None => -operand,
            UnaryOperatorKind.Plus when format != NumericFormat.None => operand,
            UnaryOperatorKind.Not => Term.Not(operand),
            _ => Opaque(unary),
        };
        return term.From(unary, format);
    }

    private Term ReadChoice(IConditionalOperation choice)
    {
        var condition = Read(choice.Condition);
        var entry = _state;
        _state = entry.Assume(condition, true);
        var whenTrue = Read(choice.WhenTrue);
        var afterTrue = _state;
        _state = entry.Assume(condition, false);
        var whenFalse = Read(choice.WhenFalse);
        var afterFalse = _state;
        _state = Merge(condition, afterTrue, afterFalse);
        var term = !afterTrue.IsReachable ? whenFalse : !afterFalse.IsReachable ? whenTrue : Term.Choice(condition, whenTrue, whenFalse);
        return term.At(choice, NumericFormats.FormatOf(choice.Type));
    }

    private Term ReadPattern(Term value, IPatternOperation pattern, IOperation origin)
    {
        var term = pattern switch
        {
            IRelationalPatternOperation relational => Comparisons.Read(relational.OperatorKind, value, Read(relational.Value)),
            IConstantPatternOperation constant => Term.Compare(Comparison.Equal, value, Read(constant.Value)),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both =>
                Term.And(ReadPattern(value, both.LeftPattern, origin), ReadPattern(value, both.RightPattern, origin)),
            IBinaryPatternOperation either => Term.Or(ReadPattern(value, either.LeftPattern, origin), ReadPattern(value, either.RightPattern, origin)),
            INegatedPatternOperation negated => Term.Not(ReadPattern(value, negated.Pattern, origin)),
            IListPatternOperation list => Comparisons.OfLength(list, value),
            IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns: [{ Member: IPropertyReferenceOperation { Property.Name: "Length" or "Count" }, Pattern: { } inner }] } =>
                ReadPattern(Term.Apply(MathFunction.Count, value), inner, origin),
            IDeclarationPatternOperation { DeclaredSymbol: { } symbol } => Declared(symbol, value, pattern),
            _ => null,
        };
        return (term ?? Opaque(pattern)).From(origin, NumericFormat.None);
    }

    private Term Declared(ISymbol symbol, Term value, IOperation pattern)
    {
        _state = _state.Set(Term.Of(symbol, 0), value);
        return Opaque(pattern);
    }

    private Term ReadSwitchExpression(ISwitchExpressionOperation operation)
    {
        var value = Read(operation.Value);
        var entry = _state;
        var remaining = entry;
        Term? result = null;
        State? merged = null;
        var arms = operation.Arms.Select(arm =>
        {
            _state = remaining;
            var condition = ReadPattern(value, arm.Pattern, arm.Pattern);
            _state = _state.Assume(condition, true);
            var guard = arm.Guard is null ? null : Read(arm.Guard);
            _state = guard is null ? _state : _state.Assume(guard, true);
            var armValue = Read(arm.Value);
            remaining = guard is null ? remaining.Assume(condition, false) : remaining;
            return (Condition: guard is null ? condition : Term.And(condition, guard), Value: armValue, State: _state);
        }).ToList();
        for (var i = arms.Count - 1; i >= 0; i--)
        {
            if (!arms[i].State.IsReachable)
            {
                continue;
            }

            result = result is null ? arms[i].Value : Term.Choice(arms[i].Condition, arms[i].Value, result);
            merged = merged is null ? arms[i].State : Merge(arms[i].Condition, arms[i].State, merged);
        }

        _state = merged ?? entry;
        return (result ?? Opaque(operation)).At(operation, NumericFormats.FormatOf(operation.Type));
    }
}
