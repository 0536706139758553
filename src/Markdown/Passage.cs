using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Site.Markdown;

/// <summary>A part of a page that a link can lead to, as plain text.</summary>
/// <param name="Id">The id of the heading or step; empty for the text before the first heading.</param>
/// <param name="Title">The text of the heading; empty for a step and for the text before the first heading.</param>
public sealed record Passage(PassageKind Kind, string Id, string Title, string Text);

public enum PassageKind
{
    /// <summary>The text before the first heading. Every page has one, but it may be empty.</summary>
    Opening,
    Section,
    Step,
}

/// <summary>Splits a page into passages.</summary>
internal static class Passages
{
    /// <returns>The passages in the order in which they begin. The text after a step belongs to the section that the step is in.</returns>
    public static IReadOnlyList<Passage> Of(MarkdownDocument document)
    {
        var passages = new List<PassageBuilder> { new(PassageKind.Opening, "", "") };
        var section = passages[0];
        foreach (var block in document)
        {
            if (MarkdownPage.IsStep(block))
            {
                var step = new PassageBuilder(PassageKind.Step, MarkdownReader.StepId((CustomContainer)block), "");
                step.Add(block);
                step.Close();
                passages.Add(step);
            }
            else if (block is HeadingBlock heading)
            {
                section.Close();
                section = new PassageBuilder(PassageKind.Section, heading.GetAttributes().Id ?? "", PlainText.Of(heading.Inline));
                passages.Add(section);
            }
            else
            {
                section.Add(block);
            }
        }

        section.Close();
        return passages.ConvertAll(passage => new Passage(passage.Kind, passage.Id, passage.Title, passage.Text));
    }

    private sealed record PassageBuilder(PassageKind Kind, string Id, string Title)
    {
        private readonly PlainText _text = new();

        /// <summary>Empty until the passage is closed.</summary>
        public string Text { get; private set; } = "";

        public void Add(Block block) => _text.Add(block);

        public void Close()
        {
            Text = _text.ToString();
            _text.Dispose();
        }
    }
}
