using System.Collections.Generic;

namespace NumericStability.Analyzers.Vocabulary;

/// <summary>The one list of vocabularies. A new library is one more table here.</summary>
internal static class Libraries
{
    public static readonly IReadOnlyList<FunctionTable> All =
    [
        .. BaseClassLibrary.Tables,
        TensorPrimitivesLibrary.Table,
        .. MathNetLibrary.Tables,
        .. TorchSharpLibrary.Tables,
        StableMathLibrary.Table,
    ];
}
