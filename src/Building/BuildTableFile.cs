using System.Runtime.InteropServices;
using System.Text;
using Site.Content;
using Site.Diagnostics;
using Site.Files;
using Site.Output;

namespace Site.Building;

/// <summary>Keeps a table for the next run of the program.</summary>
/// <param name="path">The full path of the file.</param>
/// <param name="identity">Everything else that a site depends on: the program, the theme and the options of the build.</param>
internal sealed class BuildTableFile(string path, string identity)
{
    /// <summary>More than it takes for most files of the content, so that memory is rarely taken twice.</summary>
    private const int BytesForFile = 1024;

    private readonly ChecksummedFile _file = new(path, identity);

    /// <returns>An empty table if there is none that can be used.</returns>
    public BuildTable Read()
    {
        if (_file.Read() is not { } content)
        {
            return BuildTable.Empty;
        }

        MemoryMarshal.TryGetArray(content, out var bytes);
        using var reader = new BinaryReader(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count));
        return new BuildTable(
            new ContentState(Digest(reader), Dictionary(reader, () => new InventoryFile(Stamp(reader), Digest(reader)))),
            List(reader, () => Page(reader, content)),
            Dictionary(
                reader,
                () =>
                    new PlacedPart(
                        OptionalDigest(reader),
                        OptionalDigest(reader),
                        List(reader, () => new PlacedFile(reader.ReadString(), Stamp(reader)))
                    )
            ),
            List(reader, () => Problem(reader, reader.ReadString())),
            reader.ReadInt32()
        );
    }

    public void Write(BuildTable table)
    {
        var content = new MemoryStream(table.Content.Files.Count * BytesForFile);
        using var writer = new BinaryWriter(content, Encoding.UTF8);
        Write(writer, table.Content.Frame);
        writer.Write(table.Content.Files.Count);
        foreach (var (source, file) in table.Content.Files)
        {
            writer.Write(source);
            Write(writer, file.Stamp);
            Write(writer, file.Digest);
        }

        Write(writer, table.Pages, Write);
        writer.Write(table.Parts.Count);
        foreach (var (name, part) in table.Parts)
        {
            writer.Write(name);
            Write(writer, part);
        }

        Write(
            writer,
            table.Problems,
            (all, problem) =>
            {
                all.Write(problem.Location.Path);
                Write(all, problem);
            }
        );
        writer.Write(table.PageCount);
        _file.Write(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static void Write(BinaryWriter writer, PlacedPart part)
    {
        Write(writer, part.Key);
        Write(writer, part.Frame);
        Write(
            writer,
            part.Files,
            (files, file) =>
            {
                files.Write(file.Path);
                Write(files, file.Stamp);
            }
        );
    }

    private static void Write(BinaryWriter writer, KnownPage page)
    {
        Write(writer, page.Digest);
        writer.Write(page.Language);
        writer.Write(page.IsPlain);
        writer.Write(page.Path);
        writer.Write(page.Title);
        writer.Write(page.Summary);
        writer.Write(page.Order);
        Write(writer, page.Outline.Digest);
        writer.Write(page.Outline.Packed.Length);
        writer.Write(page.Outline.Packed.Span);
        Write(writer, page.Problems, Write);
    }

    private static void Write(BinaryWriter writer, Diagnostic problem)
    {
        writer.Write((int)problem.Severity);
        writer.Write(problem.Code);
        Write(writer, problem.Location);
        writer.Write(problem.What);
        writer.Write(problem.Help);
    }

    private static KnownPage Page(BinaryReader reader, ReadOnlyMemory<byte> content)
    {
        var (digest, language, isPlain, path) = (Digest(reader), reader.ReadString(), reader.ReadBoolean(), reader.ReadString());
        return new KnownPage(
            digest,
            language,
            isPlain,
            path,
            reader.ReadString(),
            reader.ReadString(),
            reader.ReadInt32(),
            new PageOutline(Digest(reader), Slice(reader, content)),
            List(reader, () => Problem(reader, path))
        );
    }

    /// <summary>Some of the content that is not read yet.</summary>
    private static ReadOnlyMemory<byte> Slice(BinaryReader reader, ReadOnlyMemory<byte> content)
    {
        var length = reader.ReadInt32();
        var start = (int)reader.BaseStream.Position;
        reader.BaseStream.Position += length;
        return content.Slice(start, length);
    }

    private static Diagnostic Problem(BinaryReader reader, string path) =>
        new((Severity)reader.ReadInt32(), reader.ReadString(), Location(reader, path), reader.ReadString(), reader.ReadString());

    private static void Write(BinaryWriter writer, SourceLocation location)
    {
        writer.Write(location.Line);
        writer.Write(location.Column);
    }

    private static SourceLocation Location(BinaryReader reader, string path) => new(path, reader.ReadInt32(), reader.ReadInt32());

    private static void Write<T>(BinaryWriter writer, IReadOnlyCollection<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(writer, item);
        }
    }

    private static void Write(BinaryWriter writer, Digest digest)
    {
        writer.Write(digest.High);
        writer.Write(digest.Low);
    }

    private static void Write(BinaryWriter writer, Digest? digest)
    {
        writer.Write(digest is not null);
        if (digest is { } some)
        {
            Write(writer, some);
        }
    }

    private static Digest? OptionalDigest(BinaryReader reader) => reader.ReadBoolean() ? Digest(reader) : null;

    private static void Write(BinaryWriter writer, FileStamp stamp)
    {
        writer.Write(stamp.Size);
        writer.Write(stamp.Modified);
        writer.Write(stamp.Changed);
        writer.Write(stamp.Inode);
    }

    private static Digest Digest(BinaryReader reader) => new(reader.ReadUInt64(), reader.ReadUInt64());

    private static FileStamp Stamp(BinaryReader reader) =>
        new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());

    private static List<T> List<T>(BinaryReader reader, Func<T> item)
    {
        var count = reader.ReadInt32();
        var list = new List<T>(count);
        for (var index = 0; index < count; index++)
        {
            list.Add(item());
        }

        return list;
    }

    private static Dictionary<string, T> Dictionary<T>(BinaryReader reader, Func<T> item)
    {
        var count = reader.ReadInt32();
        var all = new Dictionary<string, T>(count);
        for (var index = 0; index < count; index++)
        {
            all.Add(reader.ReadString(), item());
        }

        return all;
    }
}
