namespace Site.Diagnostics;

/// <summary>
/// Thrown when the command line names something that does not exist or cannot be used. Ends the program with exit code 2.
/// </summary>
internal sealed class CommandLineException(string message) : Exception(message);
