using System.Security.Cryptography;
using System.Text;

namespace Site.Files;

/// <summary>
/// A file that keeps what a run came to, for the next. It is only ever a shortcut: one that is damaged, or of another program,
/// is as good as none.
/// </summary>
/// <param name="path">Full.</param>
/// <param name="identity">Of the program that can use it.</param>
internal sealed class ChecksummedFile(string path, string identity)
{
    /// <returns>What was written last; null when there is nothing to go on.</returns>
    public byte[]? Read()
    {
        try
        {
            var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
            return
                bytes.Length > SHA256.HashSizeInBytes
                && bytes[SHA256.HashSizeInBytes..] is var content
                && bytes.AsSpan(0, SHA256.HashSizeInBytes).SequenceEqual(Checksum(content))
                ? content
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Replaces it. A file that cannot be written is done without.</summary>
    public void Write(byte[] content)
    {
        try
        {
            AtomicFile.Write(path, [.. Checksum(content), .. content]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next run does the work again.
        }
    }

    /// <summary>Holds for this content as this program writes it: neither a damaged file nor another program's has it.</summary>
    private byte[] Checksum(byte[] content) => SHA256.HashData([.. Encoding.UTF8.GetBytes(identity), .. content]);
}
