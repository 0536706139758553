using Site.Diagnostics;

namespace Site.Content;

/// <summary>What the reader does in a step.</summary>
/// <param name="Location">The location in the YAML file.</param>
public abstract record StepAction(SourceLocation Location)
{
    /// <summary>The name of the action in lists and messages.</summary>
    public abstract string Title { get; }
}

/// <summary>The reader runs a command line.</summary>
/// <param name="Line">The command line, verbatim.</param>
public sealed record ShellCommand(string Line, SourceLocation Location) : StepAction(Location)
{
    /// <summary>The terminal of a command that names none.</summary>
    public const string FirstTerminal = "a";

    /// <summary>The name of the terminal. Each terminal has its own current directory and variables.</summary>
    public string Terminal { get; init; } = FirstTerminal;

    /// <summary>Whether the command runs with a terminal (a TTY).</summary>
    public bool Tty { get; init; }

    /// <summary>What the reader types while the command runs, in order.</summary>
    public IReadOnlyList<TypedText> Input { get; init; } = [];

    /// <summary>The text after which the reader presses Ctrl-C; null when the command ends by itself.</summary>
    public string? Until { get; init; }

    /// <summary>Whether the command keeps running until the lesson ends.</summary>
    public bool Background { get; init; }

    public override string Title => Line;
}

/// <summary>Something typed into a running command.</summary>
/// <param name="Wait">The text to wait for before typing. It has to come after the text that was waited for before.</param>
/// <param name="Send">What is typed, verbatim. It has to end in a line feed to press Enter.</param>
public sealed record TypedText(string Wait, string Send);

/// <summary>The reader writes a file to the current directory.</summary>
/// <param name="Source">The file that holds <paramref name="Text"/>, relative to the content directory.</param>
public sealed record WrittenFile(string Name, SourceLocation Location, string Source, string Text) : StepAction(Location)
{
    public override string Title => Name;
}
