using Site.Diagnostics;

namespace Site.Content;

/// <summary>What the reader does in a step.</summary>
/// <param name="Location">Where <c>lesson.yml</c> says it.</param>
public abstract record StepAction(SourceLocation Location)
{
    /// <summary>What lists and messages call it.</summary>
    public abstract string Title { get; }
}

/// <summary>The reader runs a command line.</summary>
/// <param name="Line">Verbatim.</param>
public sealed record ShellCommand(string Line, SourceLocation Location) : StepAction(Location)
{
    /// <summary>The terminal that a command gets unless it names another.</summary>
    public const string FirstTerminal = "a";

    /// <summary>Each has a current directory and variables of its own.</summary>
    public string Terminal { get; init; } = FirstTerminal;

    /// <summary>The command's streams are a terminal.</summary>
    public bool Tty { get; init; }

    /// <summary>What the reader types while it runs, in order.</summary>
    public IReadOnlyList<TypedText> Input { get; init; } = [];

    /// <summary>The reader presses Ctrl-C once this text came; null: the command ends by itself.</summary>
    public string? Until { get; init; }

    /// <summary>It runs until the lesson ends.</summary>
    public bool Background { get; init; }

    public override string Title => Line;
}

/// <summary>Something typed into a running command.</summary>
/// <param name="Wait">The text that has to come first, after what was waited for before.</param>
/// <param name="Send">Verbatim: a line ends in the line feed that the text ends in.</param>
public sealed record TypedText(string Wait, string Send);

/// <summary>The reader writes a file to the current directory.</summary>
/// <param name="Source">The file that holds <paramref name="Text"/>, relative to the content directory.</param>
public sealed record WrittenFile(string Name, SourceLocation Location, string Source, string Text) : StepAction(Location)
{
    public override string Title => Name;
}
