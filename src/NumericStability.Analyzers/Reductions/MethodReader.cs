using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <summary>
/// Walks a member body once, in order, and reads every expression as a term with the values its variables have there.
/// Loops are solved, never unrolled: what one iteration does to a carried value becomes a reduction or stays a recurrence.
/// </summary>
internal sealed partial class MethodReader
{
    /// <summary>Operations read per body; a larger body is left unread.</summary>
    public const int Budget = 40_000;

    /// <summary>Steps of algebra and of bookkeeping per body (<see cref="Work"/>); a body that needs more is left unread.</summary>
    public const int LargestWork = 1_000_000;

    private const int DeepestExpression = 150;

    private const int DeepestStatement = 400;

    private readonly KnownSymbols _symbols;
    private readonly HelperMethods _helpers;
    private readonly MethodReading _reading;
    private readonly CancellationToken _cancellation;
    private readonly int _helperDepth;
    /// <summary>Local functions being read through, so that none is read inside itself.</summary>
    private readonly HashSet<ISymbol> _inlined = new(SymbolEqualityComparer.Default);

    private Dictionary<ISymbol, ILocalFunctionOperation>? _localFunctions;

    private readonly Dictionary<ISymbol, IAnonymousFunctionOperation> _lambdas = new(SymbolEqualityComparer.Default);
    private readonly long _start = Work.Steps;
    private State _state = State.Start;
    private Loop? _loop;
    private LoopExits? _exits;
    private int _versions;
    private int _read;
    private int _depth;
    private int _statementDepth;
    private bool _isTooDeep;

    private MethodReader(MethodReading reading, HelperMethods helpers, int helperDepth, CancellationToken cancellation)
    {
        _reading = reading;
        _symbols = reading.Symbols;
        _helpers = helpers;
        _helperDepth = helperDepth;
        _cancellation = cancellation;
    }

    public static MethodReading Read(Compilation compilation, ISymbol owner, IOperation body, CancellationToken cancellation, int helperDepth = 0) =>
        ReadWithState(compilation, owner, body, cancellation, helperDepth).Reading;

    internal static (MethodReading Reading, State End) ReadWithState(
        Compilation compilation, ISymbol owner, IOperation body, CancellationToken cancellation, int helperDepth)
    {
        var reading = new MethodReading(compilation, KnownSymbols.For(compilation), owner, body);
        var reader = new MethodReader(reading, HelperMethods.For(compilation), helperDepth, cancellation);
        reader.AssumeParameterRanges(owner as IMethodSymbol);
        reader.ReadBody(body);
        reading.IsComplete = !reader.IsExhausted;
        Effort.For(compilation).Add(reader._read, Work.Steps - reader._start);
        return (reading, reader._state);
    }

    private void ReadBody(IOperation body)
    {
        if (body is IBlockOperation or IMethodBodyBaseOperation)
        {
            ReadStatement(body);
        }
        else
        {
            _reading.Returns.Add(Read(body is ISymbolInitializerOperation initializer ? initializer.Value : body));
        }
    }

    private bool IsExhausted => _isTooDeep || _read > Budget || Work.Steps - _start > LargestWork;

    private Term Fresh(ISymbol symbol) => Term.Of(symbol, ++_versions);

    private Term Opaque(IOperation operation) => Term.Opaque(operation);

    /// <summary>Reads an expression, its side effects included.</summary>
    private Term Read(IOperation? operation)
    {
        if (operation is null)
        {
            return Term.Opaque(this);
        }

        _read++;
        if (IsExhausted || _depth >= DeepestExpression)
        {
            return Opaque(operation).From(operation, NumericFormats.FormatOf(operation.Type));
        }

        _cancellation.ThrowIfCancellationRequested();
        _depth++;
        var before = _state;
        var term = operation.ConstantValue is { HasValue: true, Value: { } constant } && Constants.TryRead(constant, out var number)
            ? Term.Number(number).From(operation, NumericFormats.FormatOf(operation.Type))
            : ReadCore(operation);
        _depth--;
        if (term.Size > Term.LargestSize)
        {
            term = Opaque(operation).From(operation, NumericFormats.FormatOf(operation.Type));
        }

        // An operator computes after its operands: what these prove by not throwing holds for it.
        return Record(operation, term, operation is IBinaryOperation binary && !IsConditional(binary) && _state.IsReachable ? _state : before);
    }

    private Term Record(IOperation operation, Term term, State before)
    {
        var reading = new Reading(operation, term, before.IsReachable ? before : _state, _loop);
        _reading.ByOperation[operation] = reading;
        if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation or ILiteralOperation or IInstanceReferenceOperation))
        {
            _reading.Readings.Add(reading);
        }

        return term;
    }

    private void ReadChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (child is IAnonymousFunctionOperation or IDelegateCreationOperation)
            {
                ReadNested(child);
            }
            else
            {
                Read(child);
            }
        }
    }
}
