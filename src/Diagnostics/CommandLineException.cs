namespace Site.Diagnostics;

/// <summary>The command line asks for what does not exist. Ends the program with exit code 2.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
