using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Site.Content;
using Site.Pages;

namespace Site.Search;

/// <summary>Entries of the search index, cut into parts in their order, so that a browser loads only those that a search needs.</summary>
internal sealed class SearchParts(Language language)
{
    private readonly List<(PagePath Path, ReadOnlyMemory<byte> Content)> _files = [];

    /// <summary>The scripts with the parts. Each reports its entries under its name: <c>drydockPart("0a1b2c3d", […])</c>.</summary>
    public IReadOnlyList<(PagePath Path, ReadOnlyMemory<byte> Content)> Files => _files;

    /// <summary>Cuts entries into parts.</summary>
    /// <param name="size">In bytes. A part is closed when it has become as large.</param>
    /// <param name="keyOf">What an entry is looked up by. Keys ascend.</param>
    /// <returns>The key of the first entry of each part, and the part's name.</returns>
    public IReadOnlyList<object[]> Cut<T>(IEnumerable<T> entries, int size, Func<T, object> keyOf)
    {
        var parts = new List<object[]>();
        using var content = new MemoryStream();
        object? first = null;
        foreach (var entry in entries)
        {
            first ??= keyOf(entry);
            content.WriteByte((byte)(content.Length == 0 ? '[' : ','));
            JsonSerializer.Serialize(content, entry, SearchScripts.Json);
            if (content.Length >= size)
            {
                Close();
            }
        }

        if (first is not null)
        {
            Close();
        }

        return parts;

        void Close()
        {
            content.WriteByte((byte)']');
            parts.Add([first!, Add(content.ToArray())]);
            content.SetLength(0);
            first = null;
        }
    }

    /// <returns>The part's name.</returns>
    private string Add(byte[] entries)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(entries).AsSpan(0, 8));
        var path = PagePaths.SearchPart(language, name);
        if (!_files.Exists(file => file.Path == path))
        {
            _files.Add((path, (byte[])[.. "drydockPart(\""u8, .. Encoding.ASCII.GetBytes(name), .. "\","u8, .. entries, .. ");\n"u8]));
        }

        return name;
    }
}
