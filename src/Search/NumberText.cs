using System.Text;

namespace Site.Search;

/// <summary>
/// Whole numbers as text: each in base 64 with five bits a digit, the lowest first, of which the sixth bit says that another follows, as
/// in source maps. Small numbers, of which an index mostly consists, take one character. <c>theme/assets/search/numbers.ts</c> reads it.
/// </summary>
internal sealed class NumberText
{
    private const int Bits = 5;

    private readonly StringBuilder _text = new();

    private static ReadOnlySpan<char> Digits => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <param name="number">Not negative.</param>
    public void Add(int number)
    {
        for (; number >= 1 << Bits; number >>= Bits)
        {
            _text.Append(Digits[(number & ((1 << Bits) - 1)) | (1 << Bits)]);
        }

        _text.Append(Digits[number]);
    }

    public override string ToString() => _text.ToString();

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
            var digit = Digits.IndexOf(character);
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
}
