using System.Text.RegularExpressions;
using Site.Content;

namespace Site.Recordings;

/// <summary>Finds the lab images that a lesson can pull: those that its steps name, and those that these are built from.</summary>
internal static class LessonImages
{
    private const string Folder = "images/";

    /// <returns>The paths of the files that these images are built from, sorted by image.</returns>
    public static IReadOnlyList<string> Files(ContentDirectory content, Lesson lesson) =>
        [.. Find(content, lesson).SelectMany(image => image)];

    /// <returns>The names of these images, sorted.</returns>
    public static IReadOnlyList<string> Names(ContentDirectory content, Lesson lesson) =>
        [.. Find(content, lesson).Select(image => image.Key)];

    private static IEnumerable<IGrouping<string, string>> Find(ContentDirectory content, Lesson lesson)
    {
        var images = content.Files(Folder).ToLookup(file => file[Folder.Length..].Split('/')[0]);
        var named = new HashSet<string>();
        Follow(string.Join('\n', lesson.AllSteps.SelectMany(Texts)));
        return images.Where(image => named.Contains(image.Key));

        void Follow(string text)
        {
            foreach (var image in images.Where(image => Names(text, image.Key) && named.Add(image.Key)).ToList())
            {
                image
                    .Where(file => file.EndsWith("/Dockerfile", StringComparison.Ordinal))
                    .ToList()
                    .ForEach(file => Follow(File.ReadAllText(content.FullPath(file))));
            }
        }
    }

    private static IEnumerable<string> Texts(Step step) =>
        [step.Action is WrittenFile file ? file.Text : step.Action.Title, .. step.Snippets.Select(snippet => snippet.Text)];

    /// <summary>Whether a text contains the image's name as a whole word. A false match only causes an unnecessary run.</summary>
    private static bool Names(string text, string image) => Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(image)}(?![\w-])");
}
