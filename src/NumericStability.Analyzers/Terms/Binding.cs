using System.Collections.Immutable;

namespace NumericStability.Analyzers.Terms;

/// <summary>Bound indices and substitution.</summary>
internal sealed partial class Term
{
    /// <summary>Replaces every occurrence of <paramref name="variable"/> by the index of a new enclosing binder.</summary>
    public Term Abstract(Term variable, int depth = 0)
    {
        if (Equals(variable))
        {
            return Bound(depth);
        }

        if (_binders <= depth && !_hasDomain && (variable.Leaves & ~Leaves) != 0)
        {
            return this;
        }

        return Kind == TermKind.Bound
            ? (int)Head! >= depth ? Bound((int)Head! + 1) : this
            : Rebuild(depth, (operand, inner) => operand.Abstract(variable.Shifted(inner - depth), inner));
    }

    /// <summary>Replaces the outermost free index by <paramref name="index"/>.</summary>
    public Term Instantiate(Term index, int depth = 0)
    {
        if (Kind == TermKind.Bound)
        {
            var mine = (int)Head!;
            return mine == depth ? index.Shifted(depth) : mine > depth ? Bound(mine - 1) : this;
        }

        return _binders <= depth ? this : Rebuild(depth, (operand, inner) => operand.Instantiate(index, inner));
    }

    public bool HasBound(int depth)
    {
        if (Kind == TermKind.Bound || _binders <= depth)
        {
            return Kind == TermKind.Bound && (int)Head! == depth;
        }

        Work.Add(1);
        foreach (var operand in Operands)
        {
            if (operand.HasBound(IsBinder ? depth + 1 : depth))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where an index is free in this term.</summary>
    public bool HasFreeBound(int depth = 0) => _binders > depth;

    public bool Contains(Term part)
    {
        if (Size <= part.Size)
        {
            return Equals(part);
        }

        if ((part.Leaves & ~Leaves) != 0)
        {
            return false;
        }

        Work.Add(1);
        foreach (var operand in Operands)
        {
            if (operand.Contains(part))
            {
                return true;
            }
        }

        return false;
    }

    public bool Contains(System.Func<Term, bool> predicate)
    {
        Work.Add(1);
        if (predicate(this))
        {
            return true;
        }

        foreach (var operand in Operands)
        {
            if (operand.Contains(predicate))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same term below <paramref name="by"/> more binders.</summary>
    public Term Shifted(int by, int depth = 0)
    {
        if (by == 0 || !HasFreeBound(depth))
        {
            return this;
        }

        return Kind == TermKind.Bound ? Bound((int)Head! + by) : Rebuild(depth, (operand, inner) => operand.Shifted(by, inner));
    }

    /// <summary>The same term outside the innermost binder, whose index it does not use.</summary>
    public Term Lower() => Shifted(-1);

    public Term Substitute(System.Func<Term, Term?> replacement) =>
        replacement(this) ?? Rebuild(0, (operand, _) => operand.Substitute(replacement));

    private bool IsBinder => Kind is TermKind.Reduce or TermKind.Map;

    private Term Rebuild(int depth, System.Func<Term, int, Term> change)
    {
        Work.Add(1);
        if (Operands.IsEmpty)
        {
            return this;
        }

        var changed = false;
        var operands = ImmutableArray.CreateBuilder<Term>(Operands.Length);
        foreach (var operand in Operands)
        {
            var rebuilt = change(operand, IsBinder ? depth + 1 : depth);
            changed |= !ReferenceEquals(rebuilt, operand);
            operands.Add(rebuilt);
        }

        var domain = IsBinder ? Domain?.Changed(part => change(part, depth)) : Domain;
        return changed || !ReferenceEquals(domain, Domain) ? With(operands.MoveToImmutable(), domain) : this;
    }

    private Term With(ImmutableArray<Term> operands, Domain? domain)
    {
        var rebuilt = Kind switch
        {
            TermKind.Sum => Sum(operands),
            TermKind.Product => Product(operands),
            TermKind.Power => Power(operands[0], operands[1]),
            TermKind.Apply => Apply(Function!, operands),
            TermKind.Element => Element(operands[0], operands[1]),
            TermKind.Choice => Choice(operands[0], operands[1], operands[2]),
            TermKind.Map => Map(operands[0], domain),
            _ => new Term(Kind, Head, operands),
        };
        return rebuilt.Origin is null ? new Term(rebuilt, Origin, Source, Format, rebuilt.Domain ?? domain) : rebuilt;
    }
}
