using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <summary>A sequence element by element: its body and the condition its elements passed use the bound index.</summary>
internal sealed record Sequence(Term Body, Term? Condition, Domain? Domain);

/// <content>LINQ and other calls over whole sequences.</content>
internal sealed partial class MethodReader
{
    private Sequence ReadSequence(IOperation operation)
    {
        var term = Read(operation);
        if (term.Kind != TermKind.Map)
        {
            return new Sequence(Term.Element(term.Shifted(1), Term.Bound(0)), null, new Domain(term, null, null, operation));
        }

        return term[0].Is(MathFunction.Given)
            ? new Sequence(term[0][0], term[0][1], term.Domain)
            : new Sequence(term[0], null, term.Domain ?? new Domain(term, null, null, operation));
    }

    private Term EnterElement(Sequence sequence, Term index)
    {
        if (sequence.Condition is { } condition)
        {
            _state = _state.Assume(condition.Instantiate(index), true);
        }

        return sequence.Body.Instantiate(index);
    }

    private static Term ToMap(Sequence sequence, Term body) =>
        sequence.Condition is { } condition ? Term.RawMap(Term.Apply(MathFunction.Given, body, condition), sequence.Domain) : Term.Map(body, sequence.Domain);

    /// <summary>A new array or list of the same elements: writing to it leaves the sequence as it is.</summary>
    private static Term Copied(Sequence sequence) =>
        ToMap(sequence, sequence.Body) is { Kind: TermKind.Map } map ? map : Term.RawMap(sequence.Body, sequence.Domain);

    private bool IsLinq(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType, _symbols.Enumerable)
        || SymbolEqualityComparer.Default.Equals(method.ContainingType, _symbols.ParallelEnumerable);

    private Term ReadLinq(IInvocationOperation call)
    {
        var arguments = ArgumentsOf(call);
        var format = NumericFormats.FormatOf(call.Type);
        if (arguments.Count == 0)
        {
            return Opaque(call);
        }

        if (call.TargetMethod.Name == "Range" && arguments.Count == 2)
        {
            return ReadRange(call, Read(arguments[0]), Read(arguments[1]));
        }

        var sequence = ReadSequence(arguments[0]);
        var term = ReadLinq(call, sequence, arguments);
        if (term is null)
        {
            ReadRest(arguments);
        }

        if (ThrowsOnEmpty(call))
        {
            _state = _state.Assume(HasElement(sequence), true);
        }

        return (term ?? Opaque(call)).From(call, format);
    }

    private Term? ReadLinq(IInvocationOperation call, Sequence sequence, IReadOnlyList<IOperation> arguments) => call.TargetMethod.Name switch
    {
        "Select" => ToMap(sequence, ReadSelector(call, sequence, arguments[1])),
        "Where" => ReadWhere(call, sequence, arguments[1]),
        "ToArray" or "ToList" => Copied(sequence),
        "AsEnumerable" or "AsParallel" or "Cast" or "AsSequential" or "AsOrdered" => ToMap(sequence, sequence.Body),
        "Skip" or "Take" or "SkipWhile" or "TakeWhile" or "SkipLast" or "TakeLast" => ReadPart(sequence, arguments),
        "Sum" => ReadFold(call, sequence, arguments, Reduction.Sum),
        "Max" => ReadFold(call, sequence, arguments, Reduction.Max),
        "Min" => ReadFold(call, sequence, arguments, Reduction.Min),
        "Average" => ReadFold(call, sequence, arguments, Reduction.Sum) / Term.Apply(MathFunction.Count, ToMap(sequence, sequence.Body)),
        "Count" or "LongCount" when arguments.Count == 1 => Term.Apply(MathFunction.Count, ToMap(sequence, sequence.Body)),
        "Count" or "LongCount" => Term.Apply(MathFunction.Count, ReadWhere(call, sequence, arguments[1])),
        "Any" => ReadAny(call, sequence, arguments),
        "Zip" when arguments.Count == 3 => ReadZip(call, sequence, arguments),
        "Aggregate" when arguments.Count >= 2 => ReadAggregate(call, sequence, arguments),
        _ => null,
    };

    /// <summary>The whole numbers from a first one on.</summary>
    private static Term ReadRange(IOperation call, Term first, Term count) =>
        Term.RawMap((first.Shifted(1) + Term.Bound(0)).At(call, NumericFormat.Integer), new Domain(null, Term.Zero, count, call)).From(call, NumericFormat.None);

    /// <summary>Code after these calls runs only where the sequence had an element.</summary>
    private static bool ThrowsOnEmpty(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Max" or "Min" or "Average" => call.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T },
        "Aggregate" => call.Arguments.Length == 2,
        "First" or "Last" or "Single" => call.Arguments.Length == 1,
        _ => false,
    };

    private static Term HasElement(Sequence sequence) =>
        Term.Compare(Comparison.Less, Term.Zero, Term.Apply(MathFunction.Count, sequence.Domain is { IsFiltered: false, Collection: { } all } ? all : ToMap(sequence, sequence.Body)));

    private void ReadRest(IReadOnlyList<IOperation> arguments)
    {
        foreach (var argument in arguments.Skip(1))
        {
            Read(argument);
        }
    }

    private Term ReadPart(Sequence sequence, IReadOnlyList<IOperation> arguments)
    {
        ReadRest(arguments);
        return Term.Map(sequence.Body, new Domain(sequence.Domain?.Collection, null, null, sequence.Domain?.Loop, filtered: true));
    }

    /// <summary>The body of a selector over the elements, with the bound index free again.</summary>
    private Term ReadSelector(IInvocationOperation call, Sequence sequence, IOperation selector)
    {
        var (outer, facts) = (EnterLoop(call, sequence), _state.Facts);
        var index = _loop!.Index;
        var body = ReadFunction(selector, [EnterElement(sequence, index), index]);
        _state = _state.WithFacts(facts);
        _loop = outer;
        return body.Abstract(index);
    }

    private Loop? EnterLoop(IOperation operation, Sequence sequence)
    {
        var outer = _loop;
        _loop = new Loop(operation, outer) { Domain = sequence.Domain };
        _reading.Loops.Add(_loop);
        return outer;
    }

    private Term ReadWhere(IInvocationOperation call, Sequence sequence, IOperation predicate)
    {
        var condition = ReadSelector(call, sequence, predicate);
        var all = sequence.Condition is { } known ? Term.And(known, condition) : condition;
        var domain = new Domain(sequence.Domain?.Collection, null, null, call, filtered: true);
        return Term.RawMap(Term.Apply(MathFunction.Given, sequence.Body, all), domain);
    }

    /// <summary>Any() asks whether there is an element; a predicate is read, its answer unknown.</summary>
    private Term ReadAny(IInvocationOperation call, Sequence sequence, IReadOnlyList<IOperation> arguments)
    {
        if (arguments.Count == 1)
        {
            return HasElement(sequence);
        }

        ReadSelector(call, sequence, arguments[1]);
        return Opaque(call);
    }

    private Term ReadFold(IInvocationOperation call, Sequence sequence, IReadOnlyList<IOperation> arguments, Reduction reduction) =>
        Term.Reduce(reduction, arguments.Count > 1 ? ReadSelector(call, sequence, arguments[1]) : sequence.Body, sequence.Domain);

    private Term ReadZip(IInvocationOperation call, Sequence first, IReadOnlyList<IOperation> arguments)
    {
        var second = ReadSequence(arguments[1]);
        var outer = EnterLoop(call, first);
        var index = _loop!.Index;
        var body = ReadFunction(arguments[2], [EnterElement(first, index), EnterElement(second, index)]).Abstract(index);
        _loop = outer;
        return Term.Map(body, first.Domain);
    }

    private Term? ReadAggregate(IInvocationOperation call, Sequence sequence, IReadOnlyList<IOperation> arguments)
    {
        var seeded = arguments.Count > 2;
        var initial = seeded ? Read(arguments[1]) : sequence.Body.Instantiate(Term.Zero);
        var function = arguments[seeded ? 2 : 1];
        if (LambdaOf(function) is not { Symbol.Parameters.Length: 2 } lambda)
        {
            Read(function);
            return null;
        }

        var outer = EnterLoop(call, sequence);
        var loop = _loop!;
        var accumulator = lambda.Symbol.Parameters[0];
        var head = Fresh(accumulator).At(lambda, NumericFormats.FormatOf(accumulator.Type));
        loop.Heads[accumulator] = head;
        var value = ReadFunction(function, [head, EnterElement(sequence, loop.Index)]);
        _loop = outer;
        var recurrence = new Recurrence(Term.Of(accumulator, 0), head, value, initial);
        loop.Recurrences.Add(recurrence);
        var reduced = Updates.Reduced(recurrence, loop);
        if (arguments.Count > 3)
        {
            return ReadFunction(arguments[3], [reduced ?? Opaque(call)]);
        }

        return reduced;
    }

    private IAnonymousFunctionOperation? LambdaOf(IOperation operation) => operation switch
    {
        IDelegateCreationOperation creation => LambdaOf(creation.Target),
        IConversionOperation conversion => LambdaOf(conversion.Operand),
        IAnonymousFunctionOperation lambda => lambda,
        ILocalReferenceOperation local when _lambdas.TryGetValue(local.Local, out var known) => known,
        _ => null,
    };

    /// <summary>The value of a lambda, method group or delegate variable for given arguments.</summary>
    private Term ReadFunction(IOperation function, IReadOnlyList<Term> arguments)
    {
        if (LambdaOf(function) is { } lambda)
        {
            return ReadLambda(lambda, arguments);
        }

        var target = function is IDelegateCreationOperation creation ? creation.Target : function;
        if (target is IMethodReferenceOperation { Method: { } method } reference)
        {
            var count = method.Parameters.Length;
            if (count <= arguments.Count && CallKnown(method, arguments.Take(count).ToList(), reference) is { } known)
            {
                return known.At(reference, NumericFormats.FormatOf(method.ReturnType));
            }
        }
        else
        {
            Read(function);
        }

        return Opaque(function);
    }

    private Term ReadLambda(IAnonymousFunctionOperation lambda, IReadOnlyList<Term> arguments)
    {
        for (var i = 0; i < lambda.Symbol.Parameters.Length; i++)
        {
            var parameter = lambda.Symbol.Parameters[i];
            var argument = i < arguments.Count ? arguments[i] : Fresh(parameter);
            _state = _state.Set(Term.Of(parameter, 0), argument.Format == NumericFormat.Vector ? argument : argument.At(argument.Origin ?? lambda, NumericFormats.FormatOf(parameter.Type)));
        }

        var returns = _reading.Returns.Count;
        ReadStatement(lambda.Body);
        _state = State.Start.WithCells(_state.Cells).WithFacts(_state.Facts);
        var result = _reading.Returns.Count == returns + 1 ? _reading.Returns[returns] : Opaque(lambda);
        _reading.Returns.RemoveRange(returns, _reading.Returns.Count - returns);
        return result;
    }

    /// <summary>A lambda or local function that is not applied here: what it captures may have changed when it runs.</summary>
    private Term ReadNested(IOperation operation)
    {
        var (state, loop, exits, returns) = (_state, _loop, _exits, _reading.Returns.Count);
        var body = operation switch
        {
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Body,
            IAnonymousFunctionOperation lambda => lambda.Body,
            ILocalFunctionOperation local => local.Body,
            _ => null,
        };
        if (body is null)
        {
            ReadChildren(operation);
            return Opaque(operation);
        }

        (_loop, _exits) = (null, null);
        _state = Captured(body);
        ReadStatement(body);
        (_state, _loop, _exits) = (state, loop, exits);
        _reading.Returns.RemoveRange(returns, _reading.Returns.Count - returns);
        return Opaque(operation);
    }

    private State Captured(IOperation body)
    {
        var captured = State.Start.WithCells(_state.Cells).WithFacts(_state.Facts);
        var assigned = _assigned ??= LoopScan.Of(_reading.Body);
        foreach (var symbol in assigned.Scalars.Concat(assigned.Arrays.Keys).Concat(LoopScan.Of(body).Scalars))
        {
            captured = captured.Set(Term.Of(symbol, 0), Fresh(symbol));
        }

        return captured;
    }

    private LoopScan? _assigned;
}
