using System.ComponentModel;
using System.Globalization;
using Site.Diagnostics;
using Site.Files;
using Site.Processes;

namespace Site.Commands;

/// <summary>Reports an exception that no command handles: prints one sentence for the user, and writes the details to a file.</summary>
internal static class FaultReport
{
    /// <summary>Prints the sentence, which names the file with the details.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(Exception fault)
    {
        var details = WriteDetails(fault) is { } file
            ? $"the details are in {file}"
            : "the details are lost, since no file could be written";
        if (fault is IOException or UnauthorizedAccessException or Win32Exception or ProcessFailedException or ProgramMissingException)
        {
            Console.Error.WriteLine($"{Sentence(fault)}; {details}");
            return ExitCodes.MachineLacksSomething;
        }

        Console.Error.WriteLine($"This is a bug in Drydock, please report it: {Sentence(fault)}; {details}");
        return ExitCodes.ProgramIsBroken;
    }

    /// <summary>
    /// Reports an exception that was thrown where nothing can catch it, and ends the program before the runtime prints a stack trace.
    /// </summary>
    public static void PrintUncaught(object? sender, UnhandledExceptionEventArgs thrown) =>
        Environment.Exit(Print(thrown.ExceptionObject as Exception ?? new InvalidOperationException($"{thrown.ExceptionObject}")));

    /// <summary>Writes the file to the cache directory or, if that fails, to a new temporary directory.</summary>
    /// <returns>The full path; null when neither can be written to.</returns>
    private static string? WriteDetails(Exception fault)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyyMMdd'T'HHmmss'Z'}-{Environment.ProcessId}.txt");
        var text = $"{DateTime.UtcNow:u}\n{Environment.CommandLine}\n.NET {Environment.Version} on {Environment.OSVersion}\n\n{fault}\n";
        return Write(() => Directory.CreateDirectory(Path.Combine(Cache.OfThisUser().Directory, "faults")), name, text)
            ?? Write(() => Directory.CreateTempSubdirectory("drydock-fault-"), name, text);
    }

    private static string? Write(Func<DirectoryInfo> make, string name, string text)
    {
        try
        {
            var file = Path.Combine(make().FullName, name);
            File.WriteAllText(file, text);
            return file;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The first line of the message and, for a program that failed, the last line that it printed.</summary>
    private static string Sentence(Exception fault)
    {
        var printed = fault is ProcessFailedException { Run: var run } ? $": {run.Text.TrimEnd().Split('\n')[^1].Trim()}" : "";
        var first = fault is ProcessFailedException ? fault.Message.Split(" after it printed:")[0] : fault.Message.Split('\n')[0];
        return ControlCharacters.Show($"{first.TrimEnd('.', '\r')}{printed}");
    }
}
