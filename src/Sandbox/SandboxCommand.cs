using Site.Processes;

namespace Site.Sandbox;

/// <summary>Who runs a command in a sandbox.</summary>
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

    /// <summary>Null: the account's home.</summary>
    public string? Directory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Then it is killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Standard error is kept apart from standard output, so how the two interleave is less sure.</summary>
    public bool StreamsApart { get; init; }

    /// <summary>Types into the program while it runs; null: its standard input is empty.</summary>
    public Func<Keyboard, CancellationToken, Task>? Talk { get; init; }

    internal string User => Account == Account.Root ? "root" : "you";

    internal string Home => Account == Account.Root ? "/root" : "/home/you";
}

/// <summary>What a sandbox may use at most. Memory holds its disk too, since that is a tmpfs.</summary>
/// <param name="Processes">Threads count too.</param>
/// <param name="Processors">How many it may keep busy: 1.5. Null: all; it then shares them as one process would.</param>
public sealed record SandboxLimits(long MemoryBytes, long DiskBytes, int Processes, double? Processors = null)
{
    public static SandboxLimits Default { get; } = new(4L << 30, 3L << 30, 4096);
}
