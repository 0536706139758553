using System.Text.RegularExpressions;

namespace Site.Rendering.Texts;

/// <summary>Turns our Markdown into what any reader of Markdown knows: no containers, no attributes, links that lead somewhere.</summary>
internal static partial class MarkdownSource
{
    /// <param name="resolve">From a link as written to the link as it is to stand.</param>
    public static string Plain(string source, Wording words, Func<string, string> resolve)
    {
        var fence = "";
        var lines = new List<string>();
        foreach (var line in source.Split('\n'))
        {
            var mark = FenceMark().Match(line).Groups["mark"].Value;
            if (fence.Length > 0)
            {
                // Code stays as it is, up to a fence that is as long as the one that began it.
                fence = mark.StartsWith(fence, StringComparison.Ordinal) ? "" : fence;
                lines.Add(line);
            }
            else if (mark.Length > 0)
            {
                fence = mark;
                lines.Add(line);
            }
            else if (Container().Match(line) is { Success: true } container)
            {
                if (container.Groups["kind"].Value is { Length: > 0 } kind)
                {
                    lines.AddRange([$"**{words.CalloutTitle(kind)}**", ""]);
                }
            }
            else
            {
                lines.Add(Links().Replace(Attributes().Replace(line, ""), found => Link(found, resolve)));
            }
        }

        return string.Join('\n', lines).Trim();
    }

    private static string Link(Match found, Func<string, string> resolve) =>
        !found.Groups["target"].Success ? found.Value
        : found.Groups["image"].Length > 0 ? found.Groups["text"].Value
        : $"[{found.Groups["text"].Value}]({resolve(found.Groups["target"].Value)})";

    [GeneratedRegex(@"^\s*(?<mark>`{3,}|~{3,})")]
    private static partial Regex FenceMark();

    [GeneratedRegex(@"^:{3,}\s*(?<kind>\w*)\s*$")]
    private static partial Regex Container();

    /// <summary>The id of a heading.</summary>
    [GeneratedRegex(@"(?<=^#.*\S)\s+\{#[\w-]+\}\s*$")]
    private static partial Regex Attributes();

    /// <summary>A link or an image; or code within the line, in which there is neither.</summary>
    [GeneratedRegex(@"(?<code>`+)(?!`).*?(?<!`)\k<code>(?!`)|(?<image>!?)\[(?<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Links();
}
