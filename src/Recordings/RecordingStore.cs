using Site.Diagnostics;
using Site.Lessons;

namespace Site.Recordings;

/// <summary>The recordings within a content directory: <c>lessons/ID/recordings/ENGINE/STEP.WAY.json</c>.</summary>
public sealed class RecordingStore(ContentDirectory content)
{
    /// <summary>The engine whose recordings pages show.</summary>
    public const string DefaultEngine = "trixie";

    public static string PathOf(Lesson lesson, string engine, string stepId, Way way) =>
        $"{lesson.Folder}/recordings/{engine}/{stepId}.{way.ToString().ToLowerInvariant()}.json";

    /// <returns>Null when there is none, or, with a diagnostic, when it cannot be read.</returns>
    public Recording? Read(Lesson lesson, string engine, string stepId, Way way, DiagnosticBag bag)
    {
        var path = PathOf(lesson, engine, stepId, way);
        return content.HasFile(path) ? JsonFile.Read<Recording>(content, path, bag) : null;
    }

    /// <summary>Replaces a recording in one step: a reader sees the old or the new one.</summary>
    public void Write(Lesson lesson, string engine, string stepId, Way way, Recording recording) =>
        JsonFile.Write(content, PathOf(lesson, engine, stepId, way), recording);

    /// <summary>Removes the recordings of steps that the lesson no longer has.</summary>
    public void Prune(Lesson lesson, string engine)
    {
        var wanted = lesson.Steps
            .SelectMany(step => step.Ways.Select(way => PathOf(lesson, engine, step.Id, way)))
            .ToHashSet();
        foreach (var path in content.Files($"{lesson.Folder}/recordings/{engine}").Where(path => !wanted.Contains(path)))
        {
            File.Delete(content.FullPath(path));
        }
    }
}
