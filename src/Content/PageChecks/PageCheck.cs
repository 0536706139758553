using System.Text.RegularExpressions;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>
/// The question of a check as data, from <c>NAME.check.yml</c> beside <c>NAME.check.cs</c>: requests to the Engine API, commands, and what the
/// answers have to be. A page with a machine can ask it where no C# runs. The verification holds it against the C# check.
/// </summary>
/// <param name="Location">The start of the file.</param>
/// <param name="Ask">The requests, in order.</param>
/// <param name="Counts">What is counted in the answers.</param>
/// <param name="When">What must hold for yes; nothing when it is enough that the engine does not refuse.</param>
/// <param name="Unless">What must not hold for yes.</param>
/// <param name="Done">The sentence for yes.</param>
/// <param name="NotYet">The sentence for no.</param>
/// <param name="Refused">
/// The sentence for no when the engine answers a request with 404 or 409, because there is no such object, or because it does not run, or when
/// a command ends with exit code 1; null when neither must happen.
/// </param>
public sealed record PageCheck(
    SourceLocation Location,
    IReadOnlyList<PageRequest> Ask,
    IReadOnlyList<PageCount> Counts,
    IReadOnlyList<PageCondition> When,
    IReadOnlyList<PageCondition> Unless,
    IReadOnlyDictionary<Language, string> Done,
    IReadOnlyDictionary<Language, string> NotYet,
    IReadOnlyDictionary<Language, string>? Refused
)
{
    /// <summary>The path of the data of a check.</summary>
    /// <param name="check">The path of the C# check.</param>
    public static string PathOf(string check) => Path.ChangeExtension(check, ".yml");
}

/// <summary>A request to the Engine API, or a command.</summary>
/// <param name="Name">The name of its answer.</param>
public abstract record PageRequest(string Name);

/// <param name="Path">The path with its query, without a version. It can contain references to earlier answers.</param>
public sealed record PageGet(string Name, string Path) : PageRequest(Name);

/// <summary>A command that is run in a container, on a terminal. The answer is what it prints.</summary>
/// <param name="Container">The name of the container.</param>
public sealed record PageExec(string Name, string Container, IReadOnlyList<string> Command) : PageRequest(Name);

/// <summary>A command that root runs on the machine itself. The answer is what it prints on standard output.</summary>
public sealed record PageCommand(string Name, IReadOnlyList<string> Command) : PageRequest(Name);

/// <summary>
/// A number: how many elements of a list are meant, or, in an answer that is a text, how often another text occurs in it.
/// </summary>
/// <param name="Where">What an element must be to be counted: paths within it, and their texts.</param>
/// <param name="Of">The text that an element must be, or that occurs; null when it does not matter.</param>
public sealed record PageCount(string Name, ValueReference In, IReadOnlyList<PageCondition> Where, string? Of);

/// <summary>That something is a text.</summary>
/// <param name="Text">The text, which can contain references.</param>
public sealed record PageCondition(ValueReference Subject, string Text);

/// <summary>Names a count, an answer, or something in an answer: <c>box.State.Status</c>.</summary>
/// <param name="Path">
/// The keys, and the indexes from 0, that lead to it in the JSON of the answer; none for the answer as text, or for a count.
/// </param>
public sealed partial record ValueReference(string Name, IReadOnlyList<string> Path)
{
    public static ValueReference Parse(string text) => text.Split('.') is [var name, .. var path] ? new(name, path) : new(text, []);

    /// <summary>The references in a text, each in braces. Other braces, such as those of JSON, mean nothing.</summary>
    public static IEnumerable<ValueReference> In(string text) => Braces().Matches(text).Select(match => Parse(match.Groups[1].Value));

    /// <summary>Puts something in the place of each reference in a text.</summary>
    public static string Fill(string text, Func<ValueReference, string> value) =>
        Braces().Replace(text, match => value(Parse(match.Groups[1].Value)));

    public override string ToString() => string.Join('.', Path.Prepend(Name));

    [GeneratedRegex(@"\{([a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[^{}.\s]+)*)\}")]
    private static partial Regex Braces();
}
