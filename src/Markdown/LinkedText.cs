using System.Text;

namespace Site.Markdown;

/// <summary>A text with links as they are written in the content, of which those to other pages still have to be put in.</summary>
/// <param name="Links">In the order of the text.</param>
internal sealed record LinkedText(string Text, IReadOnlyList<LinkPlace> Links)
{
    /// <param name="resolve">Turns a link as written into what stands in its place; null leaves the text as it is.</param>
    public string With(Func<string, string?> resolve)
    {
        if (Links.Count == 0)
        {
            return Text;
        }

        var text = new StringBuilder(Text.Length);
        var at = 0;
        foreach (var place in Links)
        {
            if (resolve(place.Link) is { } target)
            {
                text.Append(Text, at, place.Start - at).Append(target);
                at = place.Start + place.Length;
            }
        }

        return text.Append(Text, at, Text.Length - at).ToString();
    }

    /// <summary>Removes the white space around the text, in which there are no links.</summary>
    public LinkedText Trim()
    {
        var start = Text.Length - Text.AsSpan().TrimStart().Length;
        return new LinkedText(Text.Trim(), start == 0 ? Links : [.. Links.Select(place => place with { Start = place.Start - start })]);
    }
}

/// <param name="Link">As written.</param>
internal sealed record LinkPlace(int Start, int Length, string Link);
