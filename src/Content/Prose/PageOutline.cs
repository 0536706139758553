using System.Text;
using Site.Diagnostics;
using Site.Files;
using Site.Markdown;

namespace Site.Content;

/// <summary>
/// What a page has that other pages, or checks, refer to. It is packed, because a build after an edit asks only few pages of a large site for
/// it.
/// </summary>
/// <param name="Digest">A digest of it, and of what lists of pages show, but not of the places in the file.</param>
/// <param name="Packed">The references, headings and terms with their places.</param>
internal sealed record PageOutline(Digest Digest, ReadOnlyMemory<byte> Packed)
{
    public static PageOutline Of(Prose prose)
    {
        var page = prose.Markdown;
        var digest = new DigestBuilder()
            .Add(prose.Title)
            .Add(prose.Summary)
            .Add(prose.Order)
            .Add(page.References, (all, link) => all.Add(link.Target))
            .Add(page.Headings, (all, heading) => all.Add(heading.Id).Add(heading.Title).Add(heading.Level))
            .Add(page.Terms, (all, term) => all.Add(term.TermId))
            .ToDigest();
        return new PageOutline(digest, Pack(page));
    }

    /// <summary>A page that has only this.</summary>
    public MarkdownPage Unpack(string path)
    {
        using var reader = new BinaryReader(new MemoryStream(Packed.ToArray()));
        var references = new PageReference[reader.ReadInt32()];
        for (var index = 0; index < references.Length; index++)
        {
            references[index] = new PageReference(reader.ReadString(), ReadLocation());
        }

        var headings = new Heading[reader.ReadInt32()];
        for (var index = 0; index < headings.Length; index++)
        {
            headings[index] = new Heading(reader.ReadString(), reader.ReadString(), reader.ReadInt32(), ReadLocation());
        }

        var terms = new TermUse[reader.ReadInt32()];
        for (var index = 0; index < terms.Length; index++)
        {
            terms[index] = new TermUse(reader.ReadString(), ReadLocation());
        }

        return new MarkdownPage(path, FrontMatter: null, [], references, headings, terms, [], []);

        // Everything that a page says is in its own file.
        SourceLocation ReadLocation() => new(path, reader.ReadInt32(), reader.ReadInt32());
    }

    private static byte[] Pack(MarkdownPage page)
    {
        var packed = new MemoryStream();
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        writer.Write(page.References.Count);
        foreach (var link in page.References)
        {
            writer.Write(link.Target);
            Write(link.Location);
        }

        writer.Write(page.Headings.Count);
        foreach (var heading in page.Headings)
        {
            writer.Write(heading.Id);
            writer.Write(heading.Title);
            writer.Write(heading.Level);
            Write(heading.Location);
        }

        writer.Write(page.Terms.Count);
        foreach (var term in page.Terms)
        {
            writer.Write(term.TermId);
            Write(term.Location);
        }

        return packed.ToArray();

        void Write(SourceLocation location)
        {
            writer.Write(location.Line);
            writer.Write(location.Column);
        }
    }
}
