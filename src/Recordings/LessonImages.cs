using System.Text.RegularExpressions;
using Site.Content;

namespace Site.Recordings;

/// <summary>Finds the lab images that a lesson can pull: those that its steps name, and those that these are built from.</summary>
internal static class LessonImages
{
    private const string Folder = "images/";

    /// <returns>The paths of the files that these images are built from, sorted by image.</returns>
    public static IReadOnlyList<string> Files(ContentDirectory content, Lesson lesson)
    {
        var images = content.Files(Folder).ToLookup(file => file[Folder.Length..].Split('/')[0]);
        var named = new HashSet<string>();
        Follow(string.Join('\n', lesson.AllSteps.SelectMany(Texts)));
        return [.. images.Where(image => named.Contains(image.Key)).SelectMany(image => image)];

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

    /// <summary>The names of the images that the commands and files of a lesson name, sorted. Readers pull these.</summary>
    public static IReadOnlyList<string> Pulled(ContentDirectory content, Lesson lesson) =>
        [
            .. content
                .Files(Folder)
                .Select(file => file[Folder.Length..].Split('/')[0])
                .Distinct()
                .Where(image => lesson.AllSteps.Any(step => Names(TextOf(step), image))),
        ];

    private static IEnumerable<string> Texts(Step step) => [TextOf(step), .. step.Snippets.Select(snippet => snippet.Text)];

    /// <summary>The command, or the file that is written.</summary>
    private static string TextOf(Step step) => step.Action is WrittenFile file ? file.Text : step.Action.Title;

    /// <summary>Whether a text contains the image's name as a whole word. A false match only causes an unnecessary run.</summary>
    private static bool Names(string text, string image) => Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(image)}(?![\w-])");
}
