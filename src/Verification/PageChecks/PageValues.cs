using System.Globalization;
using System.Text.Json;
using Site.Content;

namespace Site.Verification.PageChecks;

/// <summary>What an answer of the engine contains, as texts.</summary>
/// <param name="name">The name of the answer, for messages.</param>
internal sealed class PageValues(string name, string body)
{
    private const double LargestWhole = 9007199254740991;

    /// <summary>What a program on a terminal and the engine put around a text.</summary>
    private static readonly char[] Space = [' ', '\t', '\r', '\n'];

    private JsonElement? _json;

    /// <summary>
    /// The text at a place: a string, a number, <c>true</c> or <c>false</c>, or the texts of a list with spaces in between. What is not
    /// there, and null, is the empty text.
    /// </summary>
    /// <param name="path">No step for the answer as it came, without space around it.</param>
    /// <exception cref="PageCheckException">There is something that has no text.</exception>
    public string Text(IReadOnlyList<string> path) => path.Count == 0 ? body.Trim(Space) : Text(Find(path), path);

    /// <param name="path">The place of a list; no step for the answer as text, or for a list that the answer is.</param>
    /// <param name="of">What an element has to be, or what has to occur in the text.</param>
    /// <param name="where">What is in the elements that are counted. Of a list in an element, one member is enough.</param>
    /// <exception cref="PageCheckException">There is something that is no list.</exception>
    public int Count(IReadOnlyList<string> path, string? of, IReadOnlyList<(ValueReference Place, string Text)> where)
    {
        if (of is not null && path.Count == 0)
        {
            return body.Split(of).Length - 1;
        }

        var list = Find(path);
        return list switch
        {
            null or { ValueKind: JsonValueKind.Null } => 0,
            { ValueKind: JsonValueKind.Array } found => found
                .EnumerateArray()
                .Count(element =>
                    (of is null || IsText(element, [], of))
                    && where.All(one => IsText(element, [one.Place.Name, .. one.Place.Path], one.Text))
                ),
            _ => throw new PageCheckException($"`{Name(path)}` is not a list"),
        };
    }

    /// <summary>Whether the text at a place is this one or, when there is a list, that of one of its members.</summary>
    private bool IsText(JsonElement element, string[] path, string text)
    {
        var found = Find(element, path);
        return found is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Any(member => Text(member, path) == text)
            : Text(found, path) == text;
    }

    private string Text(JsonElement? found, IReadOnlyList<string> path) =>
        found switch
        {
            null or { ValueKind: JsonValueKind.Null } => "",
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { ValueKind: JsonValueKind.True } => "true",
            { ValueKind: JsonValueKind.False } => "false",
            { ValueKind: JsonValueKind.Number } number => Whole(number.GetDouble(), path),
            { ValueKind: JsonValueKind.Array } list => string.Join(' ', list.EnumerateArray().Select(member => Text(member, path))),
            _ => throw new PageCheckException($"`{Name(path)}` has no text: it consists of several values"),
        };

    /// <summary>Whole numbers that JavaScript has exactly are the only ones that are the same text in both languages.</summary>
    private string Whole(double number, IReadOnlyList<string> path) =>
        Math.Floor(number) == number && Math.Abs(number) <= LargestWhole
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : throw new PageCheckException($"`{Name(path)}` is not a whole number that can be compared");

    private JsonElement? Find(IReadOnlyList<string> path)
    {
        try
        {
            return Find(_json ??= JsonDocument.Parse(body).RootElement, path);
        }
        catch (JsonException)
        {
            throw new PageCheckException($"the answer `{name}` is not JSON");
        }
    }

    private static JsonElement? Find(JsonElement start, IReadOnlyList<string> path)
    {
        JsonElement? found = start;
        foreach (var step in path)
        {
            found = found switch
            {
                { ValueKind: JsonValueKind.Object } map when map.TryGetProperty(step, out var value) => value,
                { ValueKind: JsonValueKind.Array } list when IndexOf(step) is { } index && index < list.GetArrayLength() => list[index],
                _ => null,
            };
        }

        return found;
    }

    private static int? IndexOf(string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private string Name(IReadOnlyList<string> path) => string.Join('.', path.Prepend(name));
}

/// <summary>The data of a check could not be asked or answered.</summary>
internal class PageCheckException(string message) : Exception(message);
