namespace Site.Diagnostics;

/// <summary>Thrown when this machine lacks something that the command needs. Ends the program with exit code 3.</summary>
/// <param name="fault">What is missing or broken, as one sentence without a full stop.</param>
/// <param name="fix">What to do about it: a command to run, where there is one.</param>
public sealed class MachineException(string fault, string fix, Exception? inner = null) : Exception($"{fault}. {fix}", inner)
{
    public string Fault { get; } = fault;

    public string Fix { get; } = fix;
}
