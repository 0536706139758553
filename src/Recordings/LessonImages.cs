using System.Text.RegularExpressions;
using Site.Content;

namespace Site.Recordings;

/// <summary>The lab images that a lesson can pull, as far as its steps show: those that they name, and what these are made from.</summary>
internal static class LessonImages
{
    private const string Folder = "images/";

    /// <returns>The paths of the images' files, sorted.</returns>
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

    private static IEnumerable<string> Texts(Step step) =>
        [step.Action is WrittenFile file ? file.Text : step.Action.Title, .. step.Snippets.Select(snippet => snippet.Text)];

    /// <summary>Whether a text has the name as a word of its own. One that only looks like it costs a needless run, no more.</summary>
    private static bool Names(string text, string image) => Regex.IsMatch(text, $@"(?<![\w-]){Regex.Escape(image)}(?![\w-])");
}
