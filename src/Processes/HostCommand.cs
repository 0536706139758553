namespace Site.Processes;

/// <summary>A program to start on this machine, with its arguments as they are: no shell reads them.</summary>
/// <param name="Program">A path, or a name that is looked for in <c>PATH</c>.</param>
public sealed record HostCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Keeps the program's standard input open, empty, until the program ends or we do, however we do: a program
    /// that reads it outlives neither.
    /// </summary>
    public bool HoldsInput { get; init; }

    /// <summary>Types into the program's standard input, which stays open until the program ends; null: it is empty.</summary>
    public Func<Keyboard, CancellationToken, Task>? Talk { get; init; }

    /// <summary>Variables that the program gets besides ours.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public static HostCommand Of(string program, params IReadOnlyList<string> arguments) => new(program, arguments);

    /// <summary>A script for bash, with its positional parameters.</summary>
    /// <param name="name">What bash calls itself in messages.</param>
    public static HostCommand Script(string script, string name, params IReadOnlyList<string> arguments) =>
        new("bash", ["-c", script, name, .. arguments]);

    /// <summary>For messages: one line, cut where a script would fill a page.</summary>
    public override string ToString() => string.Join(' ', Arguments.Select(Shown).Prepend(Program));

    private static string Shown(string argument) => argument.Contains('\n') ? "…" : argument;
}
