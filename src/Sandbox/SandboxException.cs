namespace Site.Sandbox;

/// <summary>The sandbox itself failed, not a command in it: a daemon ended, or an image could not be built.</summary>
/// <param name="fault">What happened: one sentence without its full stop.</param>
/// <param name="log">The last lines of the log that has more about it.</param>
public sealed class SandboxException(string fault, string log = "", Exception? inner = null)
    : Exception(log.Length == 0 ? fault : $"{fault}. The last lines of its log:\n{log}", inner);
