namespace NumericStability.Analyzers.Terms;

internal enum TermKind
{
    Number,

    /// <summary>A local, parameter or field at one point of its life.</summary>
    Variable,

    /// <summary>The index a reduction or map binds, counted from the innermost.</summary>
    Bound,

    /// <summary>An element of an array, list, span or vector: the array, then the index.</summary>
    Element,

    /// <summary>A property of an object.</summary>
    Member,
    Sum,
    Product,
    Power,
    Apply,

    /// <summary>A sum, product, maximum or minimum over an index.</summary>
    Reduce,

    /// <summary>A vector given element by element.</summary>
    Map,

    /// <summary>Condition, value where it holds, value elsewhere.</summary>
    Choice,
    Compare,
    Not,
    And,
    Or,

    /// <summary>Something the engine does not read; equal only to itself.</summary>
    Opaque,

    /// <summary>A place in a pattern.</summary>
    Hole,
}

internal enum Reduction
{
    Sum,
    Product,
    Max,
    Min,
}

internal enum Comparison
{
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
}
