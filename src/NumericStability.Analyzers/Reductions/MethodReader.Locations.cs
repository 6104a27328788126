using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumericStability.Analyzers.Terms;
using NumericStability.Analyzers.Vocabulary;

namespace NumericStability.Analyzers.Reductions;

/// <content>Variables, fields, elements: reading and assigning.</content>
internal sealed partial class MethodReader
{
    private Term ReadLocation(IOperation operation)
    {
        var location = Locate(operation);
        var format = NumericFormats.FormatOf(operation.Type);
        if (ExtremeIn(operation, location) is { } extreme)
        {
            return extreme.At(operation, format);
        }

        if (!_state.Cells.TryGetValue(location, out var value))
        {
            value = operation is IFieldReferenceOperation { Field: { IsStatic: true } field } && StaticFields.ValueOf(field) is { } known ? Term.Number(known)
                : operation is IFieldReferenceOperation { Field: { Type: { } type } own } && NumericFormats.FormatOf(type) != NumericFormat.None
                    && FixedFields.For(_reading.Compilation).ValueOf(own, _cancellation) is { } set ? Term.Number(set)
                : location;
        }

        return (format == NumericFormat.None && _state.Cells.TryGetValue(value, out var content) ? content : value).At(operation, format);
    }

    /// <summary>Where a value is kept. Arrays reached through an alias are the array aliased.</summary>
    private Term Locate(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => Term.Of(local.Local, 0),
        IParameterReferenceOperation parameter => Term.Of(parameter.Parameter, 0),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => Term.Of(field.Field, 0),
        IFieldReferenceOperation field => Term.Member(field.Field, Read(field.Instance)),
        IPropertyReferenceOperation { Property.IsIndexer: false, Instance: null or IInstanceReferenceOperation } property => Term.Of(property.Property, 0),
        IPropertyReferenceOperation { Property.IsIndexer: false } property => Term.Member(property.Property, Read(property.Instance)),
        IConversionOperation conversion => Locate(conversion.Operand),
        _ when LoopScan.ElementBase(operation) is not null => LocateElement(operation),
        _ => Opaque(operation),
    };

    private Term LocateElement(IOperation operation)
    {
        var location = LocateArray(LoopScan.ElementBase(operation)!);
        foreach (var index in IndicesOf(operation))
        {
            location = Term.RawElement(location, Read(index));
        }

        return location;
    }

    private static ImmutableArray<IOperation> IndicesOf(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element => element.Indices,
        IPropertyReferenceOperation indexer => [.. indexer.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0).Select(argument => argument.Value)],
        IImplicitIndexerReferenceOperation implicitIndexer => [implicitIndexer.Argument],
        _ => [],
    };

    private Term LocateArray(IOperation operation)
    {
        var location = Locate(operation);
        return _state.Cells.TryGetValue(location, out var value) ? Aliased(value) ?? location : location;
    }

    /// <summary>What reading the location would give: an element of an array that a loop writes belongs to the array as it is now.</summary>
    private static Term ContentOf(Term location, State state) => state.Cells.TryGetValue(location, out var known) ? known
        : location.Kind == TermKind.Element ? Term.RawElement(ContentOf(location[0], state), location[1])
        : location;

    /// <summary>The location a reference points to; unknown content of a variable is kept in the variable itself.</summary>
    private static Term? Aliased(Term value) => value.Kind switch
    {
        TermKind.Variable => Term.Of(((Variable)value.Head!).Symbol, 0),
        TermKind.Element or TermKind.Member => value,
        _ => null,
    };

    private Term ReadElement(IOperation operation)
    {
        var format = NumericFormats.FormatOf(operation.Type);
        if (operation is IImplicitIndexerReferenceOperation { Argument: IRangeOperation } slice)
        {
            Read(slice.Argument);
            return Read(slice.Instance).At(operation, format);
        }

        var array = LoopScan.ElementBase(operation)!;
        var content = Read(array);
        var location = LocateArray(array);
        content = _state.Cells.TryGetValue(location, out var held) ? held : content;
        foreach (var index in IndicesOf(operation))
        {
            var position = Read(index);
            location = Term.RawElement(location, position);
            content = _state.Cells.TryGetValue(location, out var written) ? written
                : Quantified(location) ?? Term.Element(content, position);
        }

        return content.At(operation, format);
    }

    /// <summary>The value of an element some loop wrote for all indices at an offset, such as x[i·n + #].</summary>
    private Term? Quantified(Term location)
    {
        Work.Add(_state.Cells.Count);
        foreach (var cell in _state.Cells)
        {
            if (cell.Key.Kind == TermKind.Element && location.Kind == TermKind.Element && cell.Key[1].Kind == TermKind.Sum
                && cell.Key[0].Equals(location[0]) && cell.Key[1].HasBound(0) && Offset(cell.Key[1], location[1]) is { } index)
            {
                return cell.Value.Instantiate(index);
            }
        }

        return null;
    }

    private static Term? Offset(Term pattern, Term index)
    {
        var offset = pattern - Term.Bound(0);
        var rest = index - offset;
        return rest.Size < index.Size && !rest.HasFreeBound() ? rest : null;
    }

    private Term ReadProperty(IPropertyReferenceOperation property)
    {
        if (property.Property.IsIndexer)
        {
            return ReadElement(property);
        }

        var format = NumericFormats.FormatOf(property.Type);
        if (property.Property is { Name: "Length" or "Count" or "LongLength" } && property.Instance is { } collection && format == NumericFormat.Integer)
        {
            return Term.Apply(MathFunction.Count, Read(collection)).From(property, format);
        }

        if (property.Property is { Name: "IsEmpty" } && IsSpan(property.Instance?.Type))
        {
            return Term.Compare(Comparison.Equal, Term.Apply(MathFunction.Count, Read(property.Instance)), Term.Zero).From(property, format);
        }

        if (property.Instance is not null && property.Instance is not IInstanceReferenceOperation)
        {
            Read(property.Instance);
        }

        if (property is { Property: { SetMethod: null, GetMethod: { } getter }, Instance: null or IInstanceReferenceOperation } && format.IsFloating() && ReadHelper(getter, [], property) is { } computed)
        {
            return computed.At(property, format);
        }

        var location = Locate(property);
        var value = _state.Cells.TryGetValue(location, out var known) ? known
            : property.Property.IsStatic && StaticFields.ValueOf(property.Property) is { } number ? Term.Number(number) : location;
        return value.At(property, format);
    }

    private Term ReadAssignment(ISimpleAssignmentOperation assignment)
    {
        var value = Read(assignment.Value);
        Assign(assignment, assignment.Target, value);
        return value.At(assignment, NumericFormats.FormatOf(assignment.Type));
    }

    private Term ReadCompound(ICompoundAssignmentOperation compound)
    {
        var old = Read(compound.Target);
        var operand = Read(compound.Value);
        var format = NumericFormats.FormatOf(compound.Type);
        var value = (Arithmetic(compound.OperatorKind, format, old, operand) ?? Opaque(compound)).From(compound, format);
        value = value.Size > Term.LargestSize ? Opaque(compound).From(compound, format) : value;
        Assign(compound, compound.Target, value, old);
        return value;
    }

    private Term ReadStep(IIncrementOrDecrementOperation step)
    {
        var old = Read(step.Target);
        var value = (old + (step.Kind == OperationKind.Increment ? Term.One : Term.MinusOne)).From(step, NumericFormats.FormatOf(step.Type));
        Assign(step, step.Target, value, old);
        return step.IsPostfix ? old : value;
    }

    private Term ReadDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var values = deconstruction.Value is IConversionOperation { Operand: ITupleOperation inner } ? inner : deconstruction.Value as ITupleOperation;
        var target = deconstruction.Target is IDeclarationExpressionOperation declared ? declared.Expression : deconstruction.Target;
        if (target is ITupleOperation targets && values?.Elements.Length == targets.Elements.Length)
        {
            var read = values.Elements.Select(Read).ToList();
            for (var i = 0; i < read.Count; i++)
            {
                Assign(deconstruction, targets.Elements[i], read[i]);
            }
        }
        else
        {
            var value = Read(deconstruction.Value);
            ForgetTargets(deconstruction.Target);
            if (target is ITupleOperation { Elements: [var first, ..] } && value.Kind == TermKind.Reduce && deconstruction.Value.Type is { IsTupleType: true })
            {
                Assign(deconstruction, first, value);
            }
        }

        return Opaque(deconstruction);
    }

    private void ForgetTargets(IOperation target)
    {
        foreach (var part in target.DescendantsAndSelf())
        {
            if (LoopScan.SymbolOf(part) is { } symbol)
            {
                _state = _state.Set(Term.Of(symbol, 0), Fresh(symbol));
            }
        }
    }

    private void Assign(IOperation operation, IOperation target, Term value, Term? old = null)
    {
        if (target is IDeclarationExpressionOperation declaration)
        {
            target = declaration.Expression;
        }

        if (target is IDiscardOperation)
        {
            return;
        }

        var before = _state;
        var location = Locate(target);
        old ??= ContentOf(location, before);
        value = value.At(target, NumericFormats.FormatOf(target.Type));
        _reading.Assignments.Add(new Assignment(operation, target, location, old, value, before, _loop));
        if (location.Kind == TermKind.Element)
        {
            ForgetOtherElements(location);
        }

        _state = _state.Set(location, value);
    }

    /// <summary>A write to one element leaves the others in doubt, unless both indices are different constants.</summary>
    private void ForgetOtherElements(Term written)
    {
        var cells = _state.Cells;
        var array = written[0];
        Work.Add(cells.Count);
        foreach (var location in cells.Keys)
        {
            if (location.Kind == TermKind.Element && location[0].Equals(array) && !(location[1].Kind == TermKind.Number && written[1].Kind == TermKind.Number)
                && !location.Equals(written))
            {
                cells = cells.Remove(location);
            }
        }

        if (_loop is null || !written.Contains(_loop.Index))
        {
            cells = cells.ContainsKey(array) && array.Symbol is { } symbol ? cells.SetItem(array, Fresh(symbol)) : cells;
        }

        _state = _state.WithCells(cells);
    }

    private Term ReadArrayCreation(IArrayCreationOperation creation)
    {
        var sizes = creation.DimensionSizes.Select(Read).ToList();
        if (creation.Initializer is { } initializer)
        {
            ReadChildren(initializer);
            return Opaque(creation);
        }

        var isNumeric = creation.Type is IArrayTypeSymbol { ElementType: { } element } && NumericFormats.FormatOf(element) != NumericFormat.None;
        if (!isNumeric || sizes.Count == 0)
        {
            return Opaque(creation);
        }

        var content = Term.Zero;
        for (var i = sizes.Count - 1; i >= 0; i--)
        {
            content = Term.RawMap(content, new Domain(null, Term.Zero, sizes[i], creation));
        }

        return content.From(creation, NumericFormat.None);
    }

    private Term ReadObjectCreation(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            Read(argument.Value);
        }

        if (creation.Initializer is { } initializer)
        {
            ReadChildren(initializer);
        }

        return Opaque(creation).From(creation, NumericFormats.FormatOf(creation.Type));
    }
}
