using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Site.Content;
using Site.Starting;

namespace Site.Commands;

/// <summary>The <c>new</c> command: makes a course of one lesson, for an author to go on with.</summary>
internal static partial class NewCommand
{
    private static readonly Argument<string> Target = new("DIR") { Description = "The directory to make; if it exists, it must be empty" };

    private static readonly Option<Language[]> Languages = new("--languages")
    {
        Description = $"The languages of the course: {string.Join(", ", Language.Known)}, separated by commas",
        DefaultValueFactory = _ => [Language.English],
        CustomParser = ParseLanguages,
    };

    public static Command Create()
    {
        var command = new Command("new", "Make a course of one lesson (needs no Docker Engine)") { Target, Languages };
        command.SetAction(parsed =>
        {
            var directory = parsed.GetValue(Target)!;
            StarterCourse.Write(directory, parsed.GetValue(Languages)!);
            var content = $"--content {Quoted(directory)}";
            Console.WriteLine(
                $"""
                Made a course with one lesson in {directory}. To look at it while you write, and to run the lesson:

                  {ThisProgram} serve {content}
                  {ThisProgram} verify-lessons {content} --record
                """
            );
            return ExitCodes.Fine;
        });
        return command;
    }

    /// <summary>
    /// What a user types to start this program: the name of the installed tool, what was typed for a native program, or what starts it in
    /// its source tree.
    /// </summary>
    private static string ThisProgram =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "drydock" ? "drydock"
        : Environment.GetCommandLineArgs()[0] is var typed && typed.EndsWith(".dll", StringComparison.Ordinal) ? "dotnet run --"
        : Quoted(typed);

    private static Language[] ParseLanguages(ArgumentResult argument)
    {
        var codes = argument.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        foreach (var unknown in codes.Where(code => Language.Find(code) is null))
        {
            argument.AddError(
                $"--languages: `{unknown}` is not a language of the theme; use one or more of: {string.Join(",", Language.Known)}"
            );
        }

        return [.. Language.Known.Where(language => codes.Contains(language.Code))];
    }

    /// <summary>A word of a command line, in quotation marks if a shell would take it apart.</summary>
    private static string Quoted(string word) =>
        PlainWord().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"\A[\w./:~@%+=,-]+\z")]
    private static partial Regex PlainWord();
}
