using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Site.Markdown;

/// <summary>A stretch of a page that a link can name, as plain text.</summary>
/// <param name="Id">Of the heading or the step; empty for what stands before the first heading.</param>
/// <param name="Title">The heading's words; empty for a step and for what stands before the first heading.</param>
public sealed record Passage(PassageKind Kind, string Id, string Title, string Text);

public enum PassageKind
{
    /// <summary>What stands before the first heading. Every page has one, though it may be empty.</summary>
    Opening,
    Section,
    Step,
}

/// <summary>Cuts a page into passages, in the order in which they begin.</summary>
internal static class Passages
{
    /// <remarks>A section goes on after a step that stands in it.</remarks>
    public static IReadOnlyList<Passage> Of(MarkdownDocument document)
    {
        var drafts = new List<Draft> { new(PassageKind.Opening, "", "") };
        var section = drafts[0];
        foreach (var block in document)
        {
            if (MarkdownPage.IsStep(block))
            {
                var step = new Draft(PassageKind.Step, MarkdownReader.StepId((CustomContainer)block), "");
                step.Add(block);
                drafts.Add(step);
            }
            else if (block is HeadingBlock heading)
            {
                section = new Draft(PassageKind.Section, heading.GetAttributes().Id ?? "", PlainText.Of(heading.Inline));
                drafts.Add(section);
            }
            else
            {
                section.Add(block);
            }
        }

        return [.. drafts.Select(draft => draft.ToPassage())];
    }

    private sealed record Draft(PassageKind Kind, string Id, string Title)
    {
        private readonly StringBuilder _text = new();

        public void Add(Block block) => _text.Append(_text.Length == 0 ? "" : " ").Append(PlainText.Of(block));

        public Passage ToPassage() => new(Kind, Id, Title, _text.ToString().Trim());
    }
}
