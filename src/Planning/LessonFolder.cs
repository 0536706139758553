using Site.Content;
using Site.Files;
using Site.Recordings;

namespace Site.Planning;

/// <summary>Finds what a lesson is made from.</summary>
internal static class LessonFolder
{
    /// <summary>A digest of everything in the lesson's folder, and of what <see cref="StepsDigest"/> has.</summary>
    public static Digest Digest(ContentDirectory content, Lesson lesson, Digest steps) =>
        new DigestBuilder().Add(content.DigestOfFolder(lesson.Folder)).Add(steps).ToDigest();

    /// <summary>
    /// A digest of what the steps of a lesson and their recordings are made from, without the lesson's prose. What the lesson uses from elsewhere is
    /// in it, and so are the images that it can pull, and when it was verified.
    /// </summary>
    /// <param name="images">A digest of the folder <c>images</c>.</param>
    public static Digest StepsDigest(ContentDirectory content, Lesson lesson, IReadOnlyDictionary<string, Verified> verified, Digest images)
    {
        var all = new DigestBuilder().Add(images).Add(content.DigestOfFolder(lesson.Folder, path => !DocFiles.IsMarkdown(path)));
        foreach (var path in lesson.FilesElsewhere)
        {
            all.Add(path).Add(content.DigestOf(path));
        }

        foreach (var (engine, when) in verified)
        {
            all.Add(engine).Add(when.Date.DayNumber).Add(when.Version).Add(when.Api).Add(when.Kernel).Add(when.Inputs);
        }

        return all.ToDigest();
    }
}
