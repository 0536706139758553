using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Site.Snippets;

/// <summary>
/// A file that keeps what snippets without a fault came to, for the next run. It is only ever a shortcut: a file that is
/// damaged, or of another program, is as good as none.
/// </summary>
/// <param name="file">Full path.</param>
/// <param name="packages">What snippets may use: a part of what a result depends on.</param>
public sealed class SnippetStore(string file, PackageSet packages)
{
    private IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>>? _stored;

    /// <returns>Empty when there is nothing to go on.</returns>
    internal IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>> Load() => _stored ??= Read();

    /// <summary>Replaces what is kept, if it has changed. A file that cannot be written is done without.</summary>
    internal void Save(IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>> codes)
    {
        if (codes.Count == Load().Count && codes.Keys.All(Load().ContainsKey))
        {
            return;
        }

        _stored = codes;
        var content = JsonSerializer.SerializeToUtf8Bytes(StoredSnippets.From(codes));
        var unfinished = $"{file}.{Environment.ProcessId}.new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using (var stream = File.Create(unfinished))
            {
                stream.Write(Seal(content));
                stream.Write(content);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next run reads the snippets again.
        }
    }

    private IReadOnlyDictionary<SnippetFile, IReadOnlyList<CodeSpan>> Read()
    {
        try
        {
            var bytes = File.Exists(file) ? File.ReadAllBytes(file) : [];
            return bytes.Length > SHA256.HashSizeInBytes && bytes[SHA256.HashSizeInBytes..] is var content && bytes.AsSpan(0, SHA256.HashSizeInBytes).SequenceEqual(Seal(content))
                ? JsonSerializer.Deserialize<StoredSnippets>(content)!.ToCodes()
                : new Dictionary<SnippetFile, IReadOnlyList<CodeSpan>>();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Dictionary<SnippetFile, IReadOnlyList<CodeSpan>>();
        }
    }

    /// <summary>Holds for this content as this program writes it: neither a damaged file nor another program's has it.</summary>
    private byte[] Seal(byte[] content) => SHA256.HashData([.. Encoding.UTF8.GetBytes(packages.Identity), .. content]);
}
