#if NET5_0_OR_GREATER
using System;
using System.Buffers;

namespace NumericStability
{
    static partial class StableMath
    {
        /// <summary>The values of a span of <see cref="Half"/> as <c>float</c>, in a rented array: Half arithmetic stops counting at 2,048.</summary>
        private readonly struct SingleBuffer : IDisposable
        {
            private readonly float[] rented;
            private readonly int length;

            public SingleBuffer(ReadOnlySpan<Half> values)
            {
                length = values.Length;
                rented = ArrayPool<float>.Shared.Rent(values.Length);
                for (int i = 0; i < values.Length; i++)
                {
                    rented[i] = (float)values[i];
                }
            }

            public Span<float> Span => rented.AsSpan(0, length);

            public void CopyTo(Span<Half> destination)
            {
                for (int i = 0; i < length; i++)
                {
                    destination[i] = (Half)rented[i];
                }
            }

            public void Dispose()
            {
                ArrayPool<float>.Shared.Return(rented);
            }
        }
    }
}
#endif
