using System.Security.Cryptography;
using System.Text;
using Site.Content;
using Site.Diagnostics;

namespace Site.Recordings;

/// <summary>
/// Reads and writes the recordings in a content directory. Their paths are <c>lessons/ID/recordings/ENGINE/STEP.shell.json</c> and
/// <c>STEP.csharp.json</c>.
/// </summary>
public sealed class RecordingStore(ContentDirectory content)
{
    public static string PathOf(Lesson lesson, string engine, string stepId, Variant variant) =>
        $"{lesson.Folder}/recordings/{engine}/{stepId}.{variant.ToString().ToLowerInvariant()}.json";

    /// <param name="bag">Receives an error if the recording cannot be read or was edited.</param>
    /// <returns>Null if there is no recording, or if it is not usable.</returns>
    public Recording? Read(Lesson lesson, string engine, string stepId, Variant variant, DiagnosticBag bag)
    {
        var path = PathOf(lesson, engine, stepId, variant);
        var recording = content.HasFile(path)
            ? JsonFile.Read<Recording>(content, path, "delete it, and record the lesson again", bag)
            : null;
        if (recording is not null && recording.Checksum != ChecksumOf(recording))
        {
            bag.Error(
                Codes.EditedRecording,
                new SourceLocation(path, 1, 1),
                "the recording was edited by hand, so it does not show what really happened",
                $"undo the edit, or record again: `verify-lessons {lesson.Id} --engine {engine} --record`"
            );
            return null;
        }

        return recording;
    }

    /// <summary>Writes a recording. An existing one is replaced atomically, so other programs read either the old or the new one.</summary>
    public void Write(Lesson lesson, string engine, string stepId, Variant variant, Recording recording) =>
        JsonFile.Write(content, PathOf(lesson, engine, stepId, variant), recording with { Checksum = ChecksumOf(recording) });

    /// <summary>Paths of the recordings of steps that the lesson no longer has.</summary>
    public IReadOnlyList<string> Orphans(Lesson lesson, string engine)
    {
        var expected = lesson
            .AllSteps.SelectMany(step => step.Variants.Select(variant => PathOf(lesson, engine, step.Id, variant)))
            .ToHashSet();
        return [.. content.Files($"{lesson.Folder}/recordings/{engine}").Where(path => !expected.Contains(path))];
    }

    /// <summary>Removes the recordings of steps that the lesson no longer has.</summary>
    public void Prune(Lesson lesson, string engine) =>
        Orphans(lesson, engine).ToList().ForEach(path => File.Delete(content.FullPath(path)));

    /// <summary>
    /// The checksum of a recording. It is computed after a round trip through JSON, because characters that JSON cannot represent are
    /// replaced in the file.
    /// </summary>
    private static string ChecksumOf(Recording recording)
    {
        var written = RecordingFile.Write(RecordingFile.Read<Recording>(RecordingFile.Write(recording with { Checksum = null })));
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)))}";
    }
}
