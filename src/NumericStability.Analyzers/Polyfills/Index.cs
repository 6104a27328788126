namespace System;

/// <summary>Lets list patterns and indices from the end compile for netstandard2.0.</summary>
internal readonly struct Index
{
    private readonly int _value;

    public Index(int value, bool fromEnd = false) => _value = fromEnd ? ~value : value;

    public static implicit operator Index(int value) => new(value);

    public int GetOffset(int length) => _value < 0 ? length - ~_value : _value;
}
