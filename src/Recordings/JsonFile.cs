using System.Text.Json;
using Site.Content;
using Site.Diagnostics;
using Site.Files;

namespace Site.Recordings;

/// <summary>Reads and writes the JSON files in a content directory that Drydock itself maintains.</summary>
internal static class JsonFile
{
    /// <param name="help">What the author can do if the file cannot be read.</param>
    /// <param name="bag">Receives an error if the file cannot be read.</param>
    /// <returns>Null if the file cannot be read.</returns>
    public static T? Read<T>(ContentDirectory content, string path, string help, DiagnosticBag bag)
        where T : class
    {
        if (content.ReadText(path, bag) is not { } text)
        {
            return null;
        }

        try
        {
            return RecordingFile.Read<T>(text);
        }
        catch (JsonException fault)
        {
            var location = new SourceLocation(path, (int)(fault.LineNumber ?? 0) + 1, (int)(fault.BytePositionInLine ?? 0) + 1);
            bag.Error(Codes.InvalidText, location, "the file does not have the format that `verify-lessons --record` writes", help);
            return null;
        }
    }

    public static void Write<T>(ContentDirectory content, string path, T value) =>
        AtomicFile.Write(content.FullPath(path), RecordingFile.Write(value));
}
