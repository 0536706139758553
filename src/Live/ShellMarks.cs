using System.Globalization;
using System.Text;

namespace Site.Live;

/// <summary>What a shell says with a mark in its output.</summary>
internal enum ShellMoment
{
    /// <summary>The prompt is shown, and the next command can be typed.</summary>
    Ready,

    /// <summary>A command begins.</summary>
    Begins,

    /// <summary>The last command has ended; also before the first prompt, and after an empty line.</summary>
    Ended,
}

/// <summary>A mark in the output of a shell.</summary>
/// <param name="Offset">The offset of the first byte after the mark.</param>
/// <param name="Exit">The exit code of a command that ended.</param>
/// <param name="Line">The command line of a command that begins, as the shell keeps it in its history; empty if that is not known.</param>
internal sealed record ShellMark(ShellMoment Moment, long Offset, int Exit = 0, string Line = "");

/// <summary>Finds the marks of one shell in its output, which can be cut anywhere between two reads.</summary>
/// <param name="key">The text that the marks of this shell contain.</param>
internal sealed class ShellMarks(string key)
{
    private const byte Escape = 0x1b;
    private const byte Bell = 0x07;
    private const int Longest = 64 * 1024;
    private static readonly byte[] Start = [Escape, .. "]133;"u8];
    private readonly List<byte> _text = [];
    private int _matched;
    private long _offset;

    /// <summary>Reads the next bytes of the output.</summary>
    /// <returns>The marks that end in them, with how many of these bytes come before the end of each.</returns>
    public IReadOnlyList<(ShellMark Mark, int Before)> Read(ReadOnlySpan<byte> bytes)
    {
        List<(ShellMark, int)>? marks = null;
        for (var index = 0; index < bytes.Length; index++)
        {
            if (_matched < Start.Length)
            {
                _matched =
                    bytes[index] == Start[_matched] ? _matched + 1
                    : bytes[index] == Escape ? 1
                    : 0;
            }
            else if (bytes[index] != Bell && bytes[index] != Escape && _text.Count < Longest)
            {
                _text.Add(bytes[index]);
            }
            else
            {
                if (Parse(_offset + index + 1) is { } mark)
                {
                    (marks ??= []).Add((mark, index + 1));
                }

                _matched = bytes[index] == Escape ? 1 : 0;
                _text.Clear();
            }
        }

        _offset += bytes.Length;
        return marks ?? [];
    }

    private ShellMark? Parse(long offset) =>
        Encoding.UTF8.GetString([.. _text]).Split(';') switch
        {
            ["B", var k] when k == key => new(ShellMoment.Ready, offset),
            ["C", var line, var k] when k == key => new(ShellMoment.Begins, offset, Line: LineOf(line)),
            ["D", var exit, var k] when k == key => new(
                ShellMoment.Ended,
                offset,
                int.TryParse(exit, CultureInfo.InvariantCulture, out var code) ? code : 0
            ),
            _ => null,
        };

    /// <summary>The command in a line of the shell's history, which begins with the line's number.</summary>
    private static string LineOf(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var count)
            ? Encoding.UTF8.GetString(bytes, 0, count).TrimStart().TrimStart("0123456789".ToCharArray()).TrimStart(' ', '*').TrimEnd('\n')
            : "";
    }
}
