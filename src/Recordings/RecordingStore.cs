using System.Security.Cryptography;
using System.Text;
using Site.Content;
using Site.Diagnostics;

namespace Site.Recordings;

/// <summary>The recordings within a content directory: <c>lessons/ID/recordings/ENGINE/STEP.WAY.json</c>.</summary>
public sealed class RecordingStore(ContentDirectory content)
{
    public static string PathOf(Lesson lesson, string engine, string stepId, Variant variant) =>
        $"{lesson.Folder}/recordings/{engine}/{stepId}.{variant.ToString().ToLowerInvariant()}.json";

    /// <returns>Null when there is none, or, with a diagnostic, when it cannot be read.</returns>
    public Recording? Read(Lesson lesson, string engine, string stepId, Variant variant, DiagnosticBag bag)
    {
        var path = PathOf(lesson, engine, stepId, variant);
        var recording = content.HasFile(path) ? JsonFile.Read<Recording>(content, path, "delete it and record again", bag) : null;
        if (recording is not null && recording.Checksum != ChecksumOf(recording))
        {
            bag.Error(
                Codes.EditedRecording,
                new SourceLocation(path, 1, 1),
                "the recording was edited: it is not what a run left",
                $"take the edit back, or record again: `verify-lessons {lesson.Id} --engine {engine} --record`"
            );
            return null;
        }

        return recording;
    }

    /// <summary>Replaces a recording in one step: a reader sees the old or the new one.</summary>
    public void Write(Lesson lesson, string engine, string stepId, Variant variant, Recording recording) =>
        JsonFile.Write(content, PathOf(lesson, engine, stepId, variant), recording with { Checksum = ChecksumOf(recording) });

    /// <summary>Paths of the recordings of steps that the lesson no longer has.</summary>
    public IReadOnlyList<string> Orphans(Lesson lesson, string engine)
    {
        var wanted = lesson
            .AllSteps.SelectMany(step => step.Variants.Select(variant => PathOf(lesson, engine, step.Id, variant)))
            .ToHashSet();
        return [.. content.Files($"{lesson.Folder}/recordings/{engine}").Where(path => !wanted.Contains(path))];
    }

    /// <summary>Removes the recordings of steps that the lesson no longer has.</summary>
    public void Prune(Lesson lesson, string engine) =>
        Orphans(lesson, engine).ToList().ForEach(path => File.Delete(content.FullPath(path)));

    /// <summary>Of the recording as it stands in a file: what cannot be written is replaced there.</summary>
    private static string ChecksumOf(Recording recording)
    {
        var written = RecordingFile.Write(RecordingFile.Read<Recording>(RecordingFile.Write(recording with { Checksum = null })));
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)))}";
    }
}
