using System;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Terms;

/// <summary>
/// Code read as algebra: immutable, canonical, compared by structure. <see cref="Origin"/> (the operation that stands here),
/// <see cref="Source"/> (the operation that computed the value) and <see cref="Format"/> are not part of a term's identity.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
internal sealed partial class Term : IEquatable<Term>
{
    /// <summary>Larger terms are not built: the reader puts an opaque term in their place.</summary>
    public const int LargestSize = 256;

    private const int FirstFunctionBit = (int)TermKind.Hole + 1;

    private readonly int _hash;
    private readonly int _binders;
    private readonly bool _hasDomain;
    private Term? _withoutNumber;

    private Term(TermKind kind, object? head, ImmutableArray<Term> operands)
    {
        Work.Add(1);
        Kind = kind;
        Head = head;
        Operands = operands;
        Size = 1;
        _hash = ((int)kind * 397) ^ HashOf(kind, head);
        Leaves = kind is TermKind.Variable or TermKind.Member or TermKind.Opaque or TermKind.Bound ? 1UL << (_hash & 63) : 0;
        Operators = BitOf(kind, head);
        for (var i = 0; i < operands.Length; i++)
        {
            Size += operands[i].Size;
            Leaves |= operands[i].Leaves;
            Operators |= operands[i].Operators;
            _hash = unchecked((_hash * 31) + operands[i]._hash);
            _hasDomain |= operands[i]._hasDomain;
            _binders = Math.Max(_binders, operands[i]._binders);
        }

        _binders = kind == TermKind.Bound ? (int)head! + 1 : IsBinder && _binders > 0 ? _binders - 1 : _binders;
    }

    private Term(Term other, IOperation? origin, IOperation? source, NumericFormat format, Domain? domain)
    {
        (Kind, Head, Operands, Size, Leaves, Operators, _hash, _binders) = (other.Kind, other.Head, other.Operands, other.Size, other.Leaves, other.Operators, other._hash, other._binders);
        (Origin, Source, Format, Domain, _hasDomain) = (origin, source, format, domain, other._hasDomain || domain is not null);
    }

    public TermKind Kind { get; }

    /// <summary>The number, variable, function, reduction or comparison.</summary>
    public object? Head { get; }

    public ImmutableArray<Term> Operands { get; }

    public int Size { get; }

    /// <summary>One bit of 64 for each thing the term is made of, by its hash: a term with a bit that another has not does not occur in it.</summary>
    public ulong Leaves { get; }

    /// <summary>One bit of 64 for each kind of term and each function in it, which some functions share.</summary>
    public ulong Operators { get; }

    /// <summary>The bit of <see cref="Operators"/> that stands for this term without its operands.</summary>
    public ulong OwnOperator => BitOf(Kind, Head);

    /// <summary>The operation in the user's code that stands for this term where it was read.</summary>
    public IOperation? Origin { get; }

    /// <summary>The operation that computed it, which may be in another statement.</summary>
    public IOperation? Source { get; }

    public NumericFormat Format { get; }

    /// <summary>What the index of a reduction or map runs over, where known.</summary>
    public Domain? Domain { get; }

    public double Value => Head is double value ? value : double.NaN;

    public MathFunction? Function => Head as MathFunction;

    /// <summary>The variable or member of a location, for an element that of its array; null where the term is no location.</summary>
    public ISymbol? Symbol => Kind switch
    {
        TermKind.Variable => ((Variable)Head!).Symbol,
        TermKind.Member => (ISymbol)Head!,
        TermKind.Element => Operands[0].Symbol,
        _ => null,
    };

    public Term this[int operand] => Operands[operand];

    /// <summary>A small positive number, such as is added to keep a value from 0.</summary>
    public bool IsEpsilon => Kind == TermKind.Number && Value is > 0 and < 1e-3;

    public bool IsNumber(double value) => Kind == TermKind.Number && Value == value;

    public bool Is(MathFunction function) => Kind == TermKind.Apply && ReferenceEquals(Head, function);

    public bool Is(Reduction reduction) => Kind == TermKind.Reduce && Head is Reduction mine && mine == reduction;

    /// <summary>The term as it stands at <paramref name="origin"/>.</summary>
    public Term At(IOperation origin, NumericFormat format) => new(this, origin, Source ?? origin, format, Domain);

    /// <summary>The term as computed by <paramref name="source"/>.</summary>
    public Term From(IOperation source, NumericFormat format) => new(this, source, source, format, Domain);

    public Term Over(Domain? domain) => new(this, Origin, Source, Format, domain);

    public bool Equals(Term? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _hash != other._hash || Kind != other.Kind || Operands.Length != other.Operands.Length || !HeadEquals(other))
        {
            return false;
        }

        for (var i = 0; i < Operands.Length; i++)
        {
            if (!Operands[i].Equals(other.Operands[i]))
            {
                return false;
            }
        }

        return Kind != TermKind.Reduce || HasSameRange(other);
    }

    public override bool Equals(object? obj) => Equals(obj as Term);

    public override int GetHashCode() => _hash;

    /// <summary>Over the elements of something every loop is taken to be whole; a body of nothing but indices is told apart by its bounds alone.</summary>
    private bool HasSameRange(Term other) => Domain is null || ReferenceEquals(Domain, other.Domain) || Domain.IsSameRange(other.Domain)
        || Operands[0].Contains(part => part.Kind is TermKind.Element or TermKind.Opaque or TermKind.Apply);

    private bool HeadEquals(Term other) => Kind is TermKind.Opaque or TermKind.Apply
        ? ReferenceEquals(Head, other.Head)
        : Kind == TermKind.Member ? SymbolEqualityComparer.Default.Equals((ISymbol)Head!, (ISymbol)other.Head!) : Equals(Head, other.Head);

    /// <summary>The bit of <see cref="Operators"/>: kinds first, then functions.</summary>
    private static ulong BitOf(TermKind kind, object? head) => 1UL << (head is MathFunction function ? FirstFunctionBit + (function.Index % (64 - FirstFunctionBit)) : (int)kind);

    /// <summary>False only where no call of the function is part of the term: cheap.</summary>
    public bool MayCall(MathFunction function) => (Operators & BitOf(TermKind.Apply, function)) != 0;

    /// <summary>Whether a term of the kind is part of this one, or is it. Calls are asked for by function.</summary>
    public bool Has(TermKind kind) => (Operators & BitOf(kind, null)) != 0;

    /// <summary>A hash that is the same in every process, so that the order of operands is too.</summary>
    private static int HashOf(TermKind kind, object? head) => head switch
    {
        null => 0,
        double value => value.GetHashCode(),
        MathFunction function => StableHash(function.Name),
        Variable variable => unchecked((StableHash(variable.Symbol.Name) * 31) + variable.Version),
        ISymbol symbol => StableHash(symbol.Name),
        IOperation operation => operation.Syntax.SpanStart,
        int index => index,
        Enum value => Convert.ToInt32(value),
        _ => (int)kind,
    };

    private static int StableHash(string text)
    {
        var hash = 23;
        foreach (var character in text)
        {
            hash = unchecked((hash * 31) + character);
        }

        return hash;
    }

    public override string ToString() => TermPrinter.Print(this);
}

/// <summary>A symbol between two assignments: the version tells its values apart.</summary>
internal sealed class Variable : IEquatable<Variable>
{
    public Variable(ISymbol symbol, int version)
    {
        Symbol = symbol;
        Version = version;
    }

    public ISymbol Symbol { get; }

    public int Version { get; }

    public bool Equals(Variable? other) =>
        other is not null && Version == other.Version && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

    public override bool Equals(object? obj) => Equals(obj as Variable);

    public override int GetHashCode() => unchecked((SymbolEqualityComparer.Default.GetHashCode(Symbol) * 31) + Version);
}

/// <summary>What an index runs over: a collection, or numbers from a start up to a limit.</summary>
internal sealed class Domain
{
    private Term? _length;
    private Term? _count;

    public Domain(Term? collection, Term? start, Term? limit, IOperation? loop, bool filtered = false)
    {
        Collection = collection;
        Start = start;
        Limit = limit;
        Loop = loop;
        IsFiltered = filtered;
    }

    public Term? Collection { get; }

    public Term? Start { get; }

    public Term? Limit { get; }

    /// <summary>Limit less start, one term for all who ask.</summary>
    public Term? Length => _length ??= Start is not null && Limit is not null ? Limit - Start : null;

    /// <summary>The number of elements of the collection, one term for all who ask.</summary>
    public Term? Count => _count ??= Collection is null ? null : Term.Apply(MathFunction.Count, Collection);

    /// <summary>The loop or sequence call.</summary>
    public IOperation? Loop { get; }

    /// <summary>True where some elements may be left out (Where, Skip, Take).</summary>
    public bool IsFiltered { get; }

    /// <summary>The same domain in other terms; this very one where nothing changes.</summary>
    public Domain Changed(Func<Term, Term> change)
    {
        var (collection, start, limit) = (Collection is null ? null : change(Collection), Start is null ? null : change(Start), Limit is null ? null : change(Limit));
        return ReferenceEquals(collection, Collection) && ReferenceEquals(start, Start) && ReferenceEquals(limit, Limit) ? this : new(collection, start, limit, Loop, IsFiltered);
    }

    /// <summary>True where both run over the same numbers, as far as they are known.</summary>
    public bool IsSameRange(Domain? other) => other is null || Start is null || other.Start is null || Limit is null || other.Limit is null
        || (Start.Equals(other.Start) && Limit.Equals(other.Limit));

    /// <summary>Number of steps where start and limit are constants, else null.</summary>
    public double? TripCount => Start is { Kind: TermKind.Number } start && Limit is { Kind: TermKind.Number } limit ? Math.Max(0, limit.Value - start.Value) : null;
}
