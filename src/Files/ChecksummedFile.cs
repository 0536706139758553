using System.Security.Cryptography;
using System.Text;

namespace Site.Files;

/// <summary>
/// A file that caches the result of one run for the next. A file that is damaged, or that another program wrote, is ignored, and the work
/// is done again.
/// </summary>
/// <param name="path">The full path.</param>
/// <param name="identity">The identity of the program that can use the file.</param>
internal sealed class ChecksummedFile(string path, string identity)
{
    /// <summary>Reads the content that was written last.</summary>
    /// <returns>Null when there is no file that can be used.</returns>
    public ReadOnlyMemory<byte>? Read()
    {
        try
        {
            var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
            return
                bytes.Length > SHA256.HashSizeInBytes
                && bytes.AsSpan(0, SHA256.HashSizeInBytes).SequenceEqual(Checksum(bytes.AsSpan(SHA256.HashSizeInBytes)))
                ? bytes.AsMemory(SHA256.HashSizeInBytes)
                : default(ReadOnlyMemory<byte>?);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Replaces the content. If the file cannot be written, nothing is cached.</summary>
    public void Write(ReadOnlySpan<byte> content)
    {
        try
        {
            AtomicFile.Write(path, Checksum(content), content);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next run does the work again.
        }
    }

    /// <summary>
    /// A checksum of the content and of the program, so that neither a damaged file nor the file of another program matches it.
    /// </summary>
    private byte[] Checksum(ReadOnlySpan<byte> content)
    {
        using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        checksum.AppendData(Encoding.UTF8.GetBytes(identity));
        checksum.AppendData(content);
        return checksum.GetHashAndReset();
    }
}
