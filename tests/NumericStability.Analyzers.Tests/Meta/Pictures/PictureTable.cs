using System.Collections.Generic;
using System.Linq;

namespace NumericStability.Analyzers.Tests.Meta.Pictures;

/// <summary>The pictures of all families, one row a rule.</summary>
internal static class PictureTable
{
    private static readonly Dictionary<string, MeasuredPicture> s_pictures = new IEnumerable<MeasuredPicture>[]
    {
        OverflowPictures.All,
        CancellationPictures.All,
        AccumulationPictures.All,
        TrainingPictures.All,
        DomainPictures.All,
        ConversionPictures.All,
        LiteralsPictures.All,
        LinearAlgebraPictures.All,
    }.SelectMany(family => family).ToDictionary(picture => picture.Id);

    public static IEnumerable<string> Ids => s_pictures.Keys;

    public static MeasuredPicture? Of(string id) => s_pictures.GetValueOrDefault(id);
}
