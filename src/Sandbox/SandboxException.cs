namespace Site.Sandbox;

/// <summary>The machinery broke, not what ran in it: the daemon died, an image could not be built.</summary>
/// <param name="fault">What happened, one sentence without its full stop.</param>
/// <param name="log">The last lines of the log that tells more.</param>
public sealed class SandboxException(string fault, string log = "", Exception? inner = null)
    : Exception(log.Length == 0 ? fault : $"{fault}. Its last words:\n{log}", inner);
