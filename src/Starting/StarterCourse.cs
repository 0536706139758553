using System.Text;
using System.Text.RegularExpressions;
using Site.Content;
using Site.Diagnostics;

namespace Site.Starting;

/// <summary>
/// The course that <c>new</c> makes: one lesson with its recordings. It is the folder <c>Course</c>, which the program contains.
/// </summary>
internal static partial class StarterCourse
{
    private const string Prefix = "starter/";

    /// <summary>Writes the course.</summary>
    /// <param name="directory">It is made if it is missing.</param>
    /// <param name="languages">At least one.</param>
    /// <exception cref="CommandLineException">The directory contains something already, or it is a file.</exception>
    /// <exception cref="MachineException">The directory cannot be written.</exception>
    public static void Write(string directory, IReadOnlyList<Language> languages)
    {
        if (File.Exists(directory))
        {
            throw new CommandLineException($"{directory} is a file; name a new directory");
        }

        try
        {
            if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
            {
                throw new CommandLineException($"{directory} is not empty; name a new directory, or an empty one");
            }

            foreach (var path in Paths(languages))
            {
                var file = Path.Combine(directory, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, path.EndsWith("course.yml", StringComparison.Ordinal) ? Only(Read(path), languages) : Read(path));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MachineException(
                $"The course cannot be written to {directory}: {fault.Message.TrimEnd('.')}",
                "Fix this, or name another directory.",
                fault
            );
        }
    }

    private static IEnumerable<string> Paths(IReadOnlyList<Language> languages) =>
        typeof(StarterCourse)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Where(path => !Left(languages).Any(language => path.EndsWith($"/{language}.md", StringComparison.Ordinal)));

    private static string Read(string path)
    {
        using var stream = typeof(StarterCourse).Assembly.GetManifestResourceStream(Prefix + path)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The text of <c>course.yml</c> for these languages.</summary>
    private static string Only(string text, IReadOnlyList<Language> languages) =>
        Left(languages)
            .Aggregate(
                LanguagesPattern().Replace(text, $"languages: [{string.Join(", ", languages)}]"),
                (rest, language) => Regex.Replace(rest, $@"^ +{language}: .*\n", "", RegexOptions.Multiline)
            );

    private static IEnumerable<Language> Left(IReadOnlyList<Language> languages) => Language.Known.Except(languages);

    [GeneratedRegex(@"^languages: .*$", RegexOptions.Multiline)]
    private static partial Regex LanguagesPattern();
}
