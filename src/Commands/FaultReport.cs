using System.ComponentModel;
using System.Globalization;
using Site.Files;
using Site.Processes;

namespace Site.Commands;

/// <summary>An exception that no command expected: a sentence for the user, and a file with all the rest.</summary>
internal static class FaultReport
{
    /// <summary>Prints the sentence, which names the file.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(Exception fault)
    {
        var kept = Keep(fault) is { } file ? $"the details are in {file}" : "the details could not be kept, since no file could be written";
        if (fault is IOException or UnauthorizedAccessException or Win32Exception or ProcessFailedException or ProgramMissingException)
        {
            Console.Error.WriteLine($"{Sentence(fault)}; {kept}");
            return ExitCodes.MachineLacksSomething;
        }

        Console.Error.WriteLine($"This is a fault of Drydock itself, please report it: {Sentence(fault)}; {kept}");
        return ExitCodes.ProgramIsBroken;
    }

    /// <summary>Tells what is thrown where nothing can catch it, and ends the program: the runtime would print its trace.</summary>
    public static void TellUncaught(object? sender, UnhandledExceptionEventArgs thrown) =>
        Environment.Exit(Tell(thrown.ExceptionObject as Exception ?? new InvalidOperationException($"{thrown.ExceptionObject}")));

    /// <summary>In the cache directory; where that cannot be written to, in a new one for temporary files.</summary>
    /// <returns>Full path; null when there was nowhere to write.</returns>
    private static string? Keep(Exception fault)
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

    /// <summary>The first line, and for a program that failed the last one that it printed.</summary>
    private static string Sentence(Exception fault)
    {
        var said = fault is ProcessFailedException { Run: var run } ? $": {run.Text.TrimEnd().Split('\n')[^1].Trim()}" : "";
        var first = fault is ProcessFailedException ? fault.Message.Split(" after it printed:")[0] : fault.Message.Split('\n')[0];
        return $"{first.TrimEnd('.', '\r')}{said}";
    }
}
