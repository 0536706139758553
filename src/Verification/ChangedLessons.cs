using Site.Content;
using Site.Diagnostics;
using Site.Recordings;

namespace Site.Verification;

/// <summary>Finds the lessons that have changed since they last passed.</summary>
public static class ChangedLessons
{
    /// <summary>The lessons that never passed on an engine, or passed with other inputs or with another version of Docker.</summary>
    /// <param name="engine">The engine's name: <c>trixie</c>.</param>
    /// <param name="docker">The engine's current version of Docker: <c>26.1.5+dfsg1</c>.</param>
    /// <param name="bag">Gets a problem when <c>verified.json</c> cannot be read.</param>
    public static IReadOnlyList<Lesson> Of(Course course, IEnumerable<Lesson> lessons, string engine, string docker, DiagnosticBag bag)
    {
        var verified = new VerifiedFile(course.Content).Read(bag);
        return
        [
            .. lessons.Where(lesson =>
                verified.GetValueOrDefault(lesson.Id)?.GetValueOrDefault(engine) is not { } passed
                || passed.Inputs != LessonInputs.Hash(course.Content, lesson)
                || passed.Version != docker
            ),
        ];
    }
}
