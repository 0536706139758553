using Site.Content;
using Site.Diagnostics;
using Site.Recordings;

namespace Site.Verification;

/// <summary>Which lessons are not as they were when they last passed.</summary>
public static class ChangedLessons
{
    /// <param name="engine">The engine's name, <c>trixie</c>.</param>
    /// <param name="docker">The version that it has now: <c>26.1.5+dfsg1</c>.</param>
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
