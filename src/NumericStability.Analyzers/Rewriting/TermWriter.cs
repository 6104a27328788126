using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Reductions;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Rewriting;

/// <summary>How tightly a piece of C# binds.</summary>
internal enum Precedence
{
    Any,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

/// <summary>
/// Writes a term as C#: a part the user wrote in the expression at hand keeps its text, anything else is composed.
/// Null where some part cannot be written there.
/// </summary>
internal sealed class TermWriter
{
    private readonly Reading _site;
    private readonly MethodReading _method;
    private readonly Spelling _spelling;
    private readonly NumericFormat _format;

    public TermWriter(Reading site, MethodReading method, Spelling spelling)
    {
        _site = site;
        _method = method;
        _spelling = spelling;
        _format = NumericFormats.FormatOf(site.Operation.Type);
    }

    /// <summary>The pattern with its holes filled, in a place that asks for at least <paramref name="place"/>.</summary>
    public ImmutableArray<Piece>? Write(Term pattern, Matcher holes, Precedence place) => pattern.SplitCoefficient() is { Coefficient: 1 or -1, Factor: { Kind: TermKind.Hole } hole } part
        ? Write(part.Coefficient == 1 ? holes[(int)hole.Head!] : -holes[(int)hole.Head!], place)
        : Compose(pattern, place, (part, inner) => Write(part, holes, inner));

    public ImmutableArray<Piece>? Write(Term term, Precedence place)
    {
        if (WrittenHere(term) is { } operation && (term.Kind != TermKind.Number || NumericFormats.FormatOf(OwnType(operation)) == _format))
        {
            return Enclosed(Keep(operation, out var precedence), precedence, place);
        }

        return Compose(term, place, Write);
    }

    private delegate ImmutableArray<Piece>? Inner(Term part, Precedence place);

    private ImmutableArray<Piece>? Compose(Term term, Precedence place, Inner inner) => term.Kind switch
    {
        TermKind.Number => WriteNumber(term.Value, place),
        TermKind.Sum => Enclosed(WriteSum(term, inner), Precedence.Additive, place),
        TermKind.Product => Enclosed(WriteProduct(term, inner), Precedence.Multiplicative, place),
        TermKind.Power => WritePower(term, place, inner),
        TermKind.Apply => WriteCall(term, inner),
        TermKind.Variable => WriteVariable(term),
        TermKind.Element => WriteElement(term, inner),
        _ => null,
    };

    /// <summary>The outermost part of the user's expression that reads as this term.</summary>
    private IOperation? WrittenHere(Term term)
    {
        foreach (var operation in _site.Operation.DescendantsAndSelf())
        {
            if (!ReferenceEquals(operation, _site.Operation) && operation.Syntax is ExpressionSyntax
                && _method.ByOperation.TryGetValue(operation, out var reading) && reading.Term.Equals(term))
            {
                return operation;
            }
        }

        return null;
    }

    private ImmutableArray<Piece> Keep(IOperation operation, out Precedence precedence)
    {
        var syntax = (ExpressionSyntax)operation.Syntax;
        while (syntax is ParenthesizedExpressionSyntax parenthesized)
        {
            syntax = parenthesized.Expression;
        }

        precedence = PrecedenceOf(syntax);
        var pieces = ImmutableArray.Create(Piece.Keep(syntax.Span));
        var own = OwnType(operation);
        if (_format.IsFloating() && NumericFormats.FormatOf(own) != _format && NumericFormats.FormatOf(own) is not NumericFormat.None)
        {
            var cast = Enclosed(pieces, precedence, Precedence.Unary)!.Value.Insert(0, Piece.New("(" + _format.Keyword() + ")"));
            precedence = Precedence.Unary;
            return cast;
        }

        return pieces;
    }

    /// <summary>The type of what is written, before the compiler converts it.</summary>
    private static ITypeSymbol? OwnType(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : operation.Type;

    public static Precedence PrecedenceOf(ExpressionSyntax syntax) => syntax switch
    {
        BinaryExpressionSyntax binary => binary.Kind() switch
        {
            SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression => Precedence.Multiplicative,
            SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => Precedence.Additive,
            _ => Precedence.Any,
        },
        PrefixUnaryExpressionSyntax or CastExpressionSyntax => Precedence.Unary,
        IdentifierNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax
            or PostfixUnaryExpressionSyntax or ThisExpressionSyntax or GenericNameSyntax => Precedence.Primary,
        _ => Precedence.Any,
    };

    private static ImmutableArray<Piece>? Enclosed(ImmutableArray<Piece>? pieces, Precedence own, Precedence place) =>
        pieces is not { } written ? null : own >= place ? written : written.Insert(0, Piece.New("(")).Add(Piece.New(")"));

    private ImmutableArray<Piece>? WriteNumber(double value, Precedence place)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return null;
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var literal = _format switch
        {
            NumericFormat.Single => text + "f",
            NumericFormat.Double => text.Any(character => character is '.' or 'E') ? text : text + ".0",
            NumericFormat.Half => "(Half)" + text,
            NumericFormat.Vector when _spelling.IsTensor => text,
            _ => null,
        };
        return literal is null ? null : Enclosed([Piece.New(literal)], value < 0 || _format == NumericFormat.Half ? Precedence.Unary : Precedence.Primary, place);
    }

    private ImmutableArray<Piece>? WriteSum(Term sum, Inner inner)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        foreach (var operand in sum.Operands.OrderBy(part => part.SplitCoefficient().Coefficient < 0))
        {
            var negative = operand.SplitCoefficient().Coefficient < 0;
            var place = negative ? Precedence.Multiplicative : pieces.Count == 0 ? Precedence.Additive : Precedence.Multiplicative;
            if (inner(negative && pieces.Count > 0 ? -operand : operand, place) is not { } part)
            {
                return null;
            }

            if (pieces.Count > 0)
            {
                pieces.Add(Piece.New(negative ? " - " : " + "));
            }

            pieces.AddRange(part);
        }

        return pieces.ToImmutable();
    }

    private ImmutableArray<Piece>? WriteProduct(Term product, Inner inner)
    {
        var (coefficient, rest) = product.SplitCoefficient();
        if (coefficient == -1)
        {
            return inner(rest, Precedence.Unary) is { } negated ? negated.Insert(0, Piece.New("-")) : null;
        }

        var above = product.Operands.Where(factor => !IsDivisor(factor)).ToList();
        var below = product.Operands.Where(IsDivisor).ToList();
        var pieces = above.Count == 0 ? WriteNumber(1, Precedence.Primary)?.ToBuilder() : Join(above, " * ", inner);
        foreach (var divisor in below)
        {
            if (pieces is null || inner(Term.Power(divisor[0], -divisor[1].Value), Precedence.Unary) is not { } part)
            {
                return null;
            }

            pieces.Add(Piece.New(" / "));
            pieces.AddRange(part);
        }

        return pieces?.ToImmutable();
    }

    private static bool IsDivisor(Term factor) => factor.Kind == TermKind.Power && factor[1].Kind == TermKind.Number && factor[1].Value < 0;

    private static ImmutableArray<Piece>.Builder? Join(List<Term> factors, string separator, Inner inner)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        foreach (var factor in factors)
        {
            if (inner(factor, Precedence.Unary) is not { } part)
            {
                return null;
            }

            if (pieces.Count > 0)
            {
                pieces.Add(Piece.New(separator));
            }

            pieces.AddRange(part);
        }

        return pieces;
    }

    private ImmutableArray<Piece>? WritePower(Term power, Precedence place, Inner inner)
    {
        if (power[1].IsNumber(2) && power[0].Kind == TermKind.Variable)
        {
            return Enclosed(Join([power[0], power[0]], " * ", inner)?.ToImmutable(), Precedence.Multiplicative, place);
        }

        if (power[1].IsNumber(-1))
        {
            return Enclosed(WriteProduct(Term.RawProduct([power]), inner), Precedence.Multiplicative, place);
        }

        return WriteCall(_spelling.CallOf(MathFunction.Pow), "", power.Operands, inner);
    }

    /// <summary>A function of numbers is a number, even in an expression of tensors.</summary>
    private ImmutableArray<Piece>? WriteCall(Term call, Inner inner) => _spelling.IsTensor && call.Is(MathFunction.Log) && call[0].Kind == TermKind.Number
        ? [Piece.New("System.Math.Log(" + call[0].Value.ToString("R", CultureInfo.InvariantCulture) + ")")]
        : WriteCall(_spelling.CallOf(call.Function!), _spelling.SuffixOf(call.Function!), call.Operands, inner);

    private static ImmutableArray<Piece>? WriteCall(string? name, string suffix, ImmutableArray<Term> arguments, Inner inner)
    {
        if (name is null)
        {
            return null;
        }

        var pieces = ImmutableArray.CreateBuilder<Piece>();
        pieces.Add(Piece.New(name + "("));
        for (var i = 0; i < arguments.Length; i++)
        {
            if (inner(arguments[i], Precedence.Any) is not { } part)
            {
                return null;
            }

            if (i > 0)
            {
                pieces.Add(Piece.New(", "));
            }

            pieces.AddRange(part);
        }

        pieces.Add(Piece.New(suffix + ")"));
        return pieces.ToImmutable();
    }

    /// <summary>A variable may be named where it still has the value it had when the term was read.</summary>
    private ImmutableArray<Piece>? WriteVariable(Term term)
    {
        var symbol = ((Variable)term.Head!).Symbol;
        var location = Term.Of(symbol, 0);
        var now = _site.State.Cells.TryGetValue(location, out var value) ? value : location;
        var isFormat = NumericFormats.DeclaredFormatOf(symbol) is var own
            && (own == _format || own == NumericFormat.None || !_format.IsFloating());
        return now.Equals(term) && symbol.CanBeReferencedByName ? [Piece.New((isFormat ? "" : "(" + _format.Keyword() + ")") + symbol.Name)] : null;
    }

    /// <summary>An index stays the whole number it is, whatever the format of the formula.</summary>
    private static ImmutableArray<Piece>? WriteElement(Term element, Inner inner) =>
        element[0].Kind == TermKind.Variable && element[1].Kind == TermKind.Variable && inner(element[0], Precedence.Primary) is { } array && inner(element[1], Precedence.Any) is { } index
            ? [.. array, Piece.New("["), .. index.Any(static piece => piece.Text is not null) ? [Piece.New(((Variable)element[1].Head!).Symbol.Name)] : index, Piece.New("]")]
            : null;
}
