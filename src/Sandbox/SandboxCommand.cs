using Site.Processes;

namespace Site.Sandbox;

/// <summary>The account that runs a command in a sandbox.</summary>
public enum Account
{
    /// <summary>The lesson's reader: <c>you</c>, uid 1000, in the group docker.</summary>
    Reader,
    Root,
}

/// <summary>A program to run in a sandbox.</summary>
public sealed record SandboxCommand(params IReadOnlyList<string> Arguments)
{
    public Account Account { get; init; } = Account.Reader;

    /// <summary>The working directory; null: the account's home.</summary>
    public string? Directory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long the command may run before it is killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Whether standard error is a stream of its own. If it is, the order of what the two streams print relative to each other is less
    /// reliable.
    /// </summary>
    public bool StreamsApart { get; init; }

    /// <summary>Types into the program while it runs; null: its standard input is empty.</summary>
    public Func<Keyboard, CancellationToken, Task>? Interact { get; init; }

    internal string User => Account == Account.Root ? "root" : "you";

    internal string Home => Account == Account.Root ? "/root" : "/home/you";
}

/// <summary>How much a sandbox may use at most. Its disk is a tmpfs, so what it writes counts as memory too.</summary>
/// <param name="Processes">How many processes and threads it may have.</param>
/// <param name="Processors">How many processors it may keep busy: 1.5. Null: all of them.</param>
public sealed record SandboxLimits(long MemoryBytes, long DiskBytes, int Processes, double? Processors = null)
{
    public static SandboxLimits Default { get; } = new(4L << 30, 3L << 30, 4096);
}
