using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <summary>One expression of the user's code, read.</summary>
internal sealed class Reading
{
    public Reading(IOperation operation, Term term, State state, Loop? loop)
    {
        Operation = operation;
        Term = term;
        State = state;
        Loop = loop;
    }

    public IOperation Operation { get; }

    public Term Term { get; }

    /// <summary>Values and conditions where the expression stands.</summary>
    public State State { get; }

    public Facts? Facts => State.Facts;

    public Loop? Loop { get; }
}

/// <summary>One assignment: <c>old</c> and <c>new</c> value of a location.</summary>
internal sealed class Assignment
{
    public Assignment(IOperation operation, IOperation target, Term location, Term old, Term value, State state, Loop? loop)
    {
        Operation = operation;
        Target = target;
        Location = location;
        Old = old;
        Value = value;
        State = state;
        Loop = loop;
    }

    public IOperation Operation { get; }

    public IOperation Target { get; }

    public Term Location { get; }

    public Term Old { get; }

    public Term Value { get; }

    /// <summary>Values and conditions before the assignment.</summary>
    public State State { get; }

    public Loop? Loop { get; }

    public NumericFormat Format => NumericFormats.FormatOf(Target.Type);

    /// <summary>What the assignment adds to the location, or null where it does anything else.</summary>
    public Term? Increment => Updates.Added(Old, Value);
}

/// <summary>A loop, lambda over a sequence, or parallel loop.</summary>
internal sealed class Loop
{
    public Loop(IOperation operation, Loop? parent)
    {
        Operation = operation;
        Parent = parent;
        Index = Term.Opaque(operation);
    }

    public IOperation Operation { get; }

    public Loop? Parent { get; }

    /// <summary>The loop and those around it, from the inside out.</summary>
    public static IEnumerable<Loop> From(Loop? innermost)
    {
        for (var loop = innermost; loop is not null; loop = loop.Parent)
        {
            yield return loop;
        }
    }

    /// <summary>The term that stands for the running index inside the body.</summary>
    public Term Index { get; set; }

    public Domain? Domain { get; set; }

    public bool IsParallel { get; set; }

    /// <summary>Variables carried from one iteration to the next, with their value at the head.</summary>
    public Dictionary<ISymbol, Term> Heads { get; } = new(SymbolEqualityComparer.Default);

    public List<Recurrence> Recurrences { get; } = new();

    /// <summary>Elements carried like variables: the loop writes to no other element of their array.</summary>
    public Dictionary<Term, Recurrence> Elements { get; } = new();

    /// <summary>What was known where the loop began.</summary>
    public Facts? EntryFacts { get; set; }
}

/// <summary>How one iteration changes a location.</summary>
internal sealed class Recurrence
{
    public Recurrence(Term location, Term head, Term value, Term initial)
    {
        Location = location;
        Head = head;
        Value = value;
        Initial = initial;
    }

    public Term Location { get; }

    /// <summary>The value when an iteration starts.</summary>
    public Term Head { get; }

    /// <summary>The value when it ends.</summary>
    public Term Value { get; }

    /// <summary>The value before the loop.</summary>
    public Term Initial { get; }

    /// <summary>The value after it, where no break changed it.</summary>
    public Term? After { get; set; }
}

/// <summary>A member body, read once for all rules.</summary>
internal sealed class MethodReading
{
    private List<Reading>? _calls;

    public MethodReading(Compilation compilation, KnownSymbols symbols, ISymbol owner, IOperation body)
    {
        Compilation = compilation;
        Symbols = symbols;
        Owner = owner;
        Body = body;
    }

    public Compilation Compilation { get; }

    public KnownSymbols Symbols { get; }

    public ISymbol Owner { get; }

    public IOperation Body { get; }

    public List<Reading> Readings { get; } = new();

    /// <summary>Those of calls.</summary>
    public IReadOnlyList<Reading> Calls => _calls ??= Readings.FindAll(static reading => reading.Operation is IInvocationOperation);

    public List<Assignment> Assignments { get; } = new();

    public List<Loop> Loops { get; } = new();

    public List<Term> Returns { get; } = new();

    /// <summary>False where the budget ran out: what was read so far may be half of a formula, so nothing is concluded from it.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>Where the first label or jump to one stands: behind it, what was tested on the way is not known.</summary>
    public int FirstJump { get; private set; } = int.MaxValue;

    public void JumpsAt(IOperation operation) => FirstJump = System.Math.Min(FirstJump, operation.Syntax.SpanStart);

    /// <summary>Every operation read, for the text of a hole.</summary>
    public Dictionary<IOperation, Reading> ByOperation { get; } = new();

    /// <summary>What an assignment adds, for compound ones even where the old value is too large to be read.</summary>
    public Term? IncrementOf(Assignment assignment)
    {
        if (assignment.Increment is { } increment)
        {
            return increment;
        }

        return assignment.Operation is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } compound
            && ByOperation.TryGetValue(compound.Value, out var reading)
            ? compound.OperatorKind == BinaryOperatorKind.Add ? reading.Term : -reading.Term
            : null;
    }
}
