namespace Site.Processes;

/// <summary>A program to start on this machine. No shell interprets its arguments.</summary>
/// <param name="Program">A path, or a name to find in <c>PATH</c>.</param>
public sealed record HostCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Whether the program's standard input stays open, although nothing is written to it, until the program or this process ends. A
    /// program can read it to notice that this process has died.
    /// </summary>
    public bool KeepsInputOpen { get; init; }

    /// <summary>Types into the program's standard input, which stays open until the program ends; null: it is empty.</summary>
    public Func<Keyboard, CancellationToken, Task>? Interact { get; init; }

    /// <summary>Variables that are added to the environment of this process; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public static HostCommand Of(string program, params IReadOnlyList<string> arguments) => new(program, arguments);

    /// <summary>A bash script with positional parameters.</summary>
    /// <param name="name">The name of the script in bash's error messages.</param>
    public static HostCommand Script(string script, string name, params IReadOnlyList<string> arguments) =>
        new("bash", ["-c", script, name, .. arguments]);

    /// <summary>The command as one line for messages. Scripts of several lines are replaced with an ellipsis.</summary>
    public override string ToString() => string.Join(' ', Arguments.Select(Shown).Prepend(Program));

    private static string Shown(string argument) => argument.Contains('\n') ? "…" : argument;
}
