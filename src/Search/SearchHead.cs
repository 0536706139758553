using System.Text.Json;

namespace Site.Search;

/// <summary>A part of the index as the head lists it.</summary>
/// <param name="Key">The key of its first entry: a text or a number.</param>
internal sealed record SearchPart(object Key, string Name);

/// <summary>An error message that a step printed.</summary>
/// <param name="Document">The number of the step's document.</param>
internal sealed record SearchMessage(int Document, string Text);

/// <summary>
/// What every search in one language needs. <c>theme/assets/search/site-index.ts</c> reads it. Of terms, words, titles and texts it has the
/// key of the first entry of each part, and the part's name.
/// </summary>
/// <param name="Pages">How many documents each page has.</param>
/// <param name="Lessons">The pages that are lessons.</param>
/// <param name="Lengths">How many different terms each document has, by field.</param>
/// <param name="Averages">The running averages of these numbers, by field.</param>
/// <param name="Names">Pairs of a term's name in another language and in this one.</param>
internal sealed record SearchHead(
    int[] Pages,
    int[] Lessons,
    string[] Lengths,
    double[] Averages,
    IReadOnlyList<IReadOnlyList<string>> Names,
    IReadOnlyList<SearchMessage> Messages,
    IReadOnlyList<SearchPart> Terms,
    IReadOnlyList<SearchPart> Words,
    IReadOnlyList<SearchPart> Titles,
    IReadOnlyList<SearchPart> Texts
)
{
    private static ReadOnlySpan<byte> Start => "drydockIndex = "u8;

    private static ReadOnlySpan<byte> End => ";\n"u8;

    public byte[] ToScript()
    {
        var script = new MemoryStream();
        script.Write(Start);
        using var json = SearchJson.Writer(script);
        json.WriteStartObject();
        Write(json, "pages", Pages);
        Write(json, "lessons", Lessons);
        Write(json, "lengths", Lengths);
        json.WriteStartArray("averages");
        foreach (var average in Averages)
        {
            json.WriteNumberValue(average);
        }

        json.WriteEndArray();
        Write(json, "names", [.. Names.Select(names => (object)names.ToArray())]);
        Write(json, "messages", [.. Messages.Select(message => new object[] { message.Document, message.Text })]);
        Write(json, "terms", Terms);
        Write(json, "words", Words);
        Write(json, "titles", Titles);
        Write(json, "texts", Texts);
        json.WriteEndObject();
        json.Flush();
        script.Write(End);
        return script.ToArray();
    }

    /// <summary>Reads what <see cref="ToScript"/> has written, except the averages.</summary>
    public static SearchHead Read(ReadOnlySpan<byte> script)
    {
        var values = new Dictionary<string, object[]>();
        var json = new Utf8JsonReader(script[Start.Length..^End.Length]);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                if (name == "averages")
                {
                    // They follow from the lengths.
                    json.Skip();
                    continue;
                }

                values.Add(name, (object[])SearchJson.Read(ref json));
            }
        }

        return new SearchHead(
            Numbers(values["pages"]),
            Numbers(values["lessons"]),
            Array.ConvertAll(values["lengths"], text => (string)text),
            Averages: [],
            Array.ConvertAll(values["names"], names => Array.ConvertAll((object[])names, name => (string)name)),
            Array.ConvertAll(values["messages"], message => new SearchMessage((int)((object[])message)[0], (string)((object[])message)[1])),
            Parts(values["terms"]),
            Parts(values["words"]),
            Parts(values["titles"]),
            Parts(values["texts"])
        );
    }

    private static int[] Numbers(object[] values)
    {
        var numbers = new int[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            numbers[index] = (int)values[index];
        }

        return numbers;
    }

    private static SearchPart[] Parts(object[] parts) =>
        Array.ConvertAll(parts, part => new SearchPart(((object[])part)[0], (string)((object[])part)[1]));

    private static void Write(Utf8JsonWriter json, string name, int[] numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, object[] values)
    {
        json.WritePropertyName(name);
        SearchJson.Write(json, values);
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<SearchPart> parts) =>
        Write(json, name, [.. parts.Select(part => new object[] { part.Key, part.Name })]);
}
