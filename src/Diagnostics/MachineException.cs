namespace Site.Diagnostics;

/// <summary>This machine lacks something that the command needs. Ends the program with exit code 3.</summary>
/// <param name="fault">What is missing or broken, one sentence without its full stop.</param>
/// <param name="fix">What to do; a command where there is one.</param>
public sealed class MachineException(string fault, string fix, Exception? inner = null) : Exception($"{fault}. {fix}", inner)
{
    public string Fault { get; } = fault;

    public string Fix { get; } = fix;
}
