using System.Text;

namespace Site.Search;

/// <summary>
/// Whole numbers as text: each in base 64 with five bits a digit, the lowest first, of which the sixth bit says that another follows, as
/// in source maps. Small numbers, of which an index mostly consists, take one character. <c>theme/assets/search/numbers.ts</c> reads it.
/// </summary>
internal sealed class NumberText
{
    private const int Bits = 5;

    private byte[] _text = [];
    private int _length;

    /// <summary>The text, until more is added.</summary>
    public ReadOnlySpan<byte> Utf8 => _text.AsSpan(0, _length);

    private static ReadOnlySpan<byte> Digits => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8;

    /// <param name="number">Not negative.</param>
    public void Add(int number)
    {
        for (; number >= 1 << Bits; number >>= Bits)
        {
            Append(Digits[(number & ((1 << Bits) - 1)) | (1 << Bits)]);
        }

        Append(Digits[number]);
    }

    public override string ToString() => Encoding.ASCII.GetString(Utf8);

    public static string Of(IReadOnlyList<int> numbers)
    {
        var text = new NumberText();
        foreach (var number in numbers)
        {
            text.Add(number);
        }

        return text.ToString();
    }

    /// <summary>The numbers of such a text.</summary>
    public static int[] Read(string text)
    {
        var numbers = new int[text.Length];
        var (count, number, shift) = (0, 0, 0);
        foreach (var character in text)
        {
            var digit = Digits.IndexOf((byte)character);
            number |= (digit & ((1 << Bits) - 1)) << shift;
            shift += Bits;
            if (digit < 1 << Bits)
            {
                numbers[count++] = number;
                (number, shift) = (0, 0);
            }
        }

        return numbers[..count];
    }

    private void Append(byte digit)
    {
        if (_length == _text.Length)
        {
            Array.Resize(ref _text, Math.Max(4, _length * 2));
        }

        _text[_length++] = digit;
    }
}
