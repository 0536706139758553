using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>What a process has used.</summary>
/// <param name="Time">From its start to its end.</param>
/// <param name="Processor">Of all processors, with its own children that it waited for.</param>
/// <param name="Memory">The most that it had at a time, in bytes, without its children.</param>
internal sealed record ProcessUse(TimeSpan Time, TimeSpan Processor, long Memory)
{
    private const int Children = -1;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs a command in a directory. No other process of this program may run at the same time.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<ProcessUse> OfAsync(
        IReadOnlyList<string> command,
        string directory,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken ct
    )
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = directory, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var before = ProcessorOfChildren();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEndAsync(ct);
        var memory = 0L;
        var exit = process.WaitForExitAsync(ct);
        while (!exit.IsCompleted)
        {
            memory = Math.Max(memory, PeakOf(process.Id));
            await Task.WhenAny(exit, Task.Delay(Interval, ct));
        }

        await exit;
        var time = clock.Elapsed;
        return process.ExitCode == 0
            ? new ProcessUse(time, ProcessorOfChildren() - before, memory)
            : throw new InvalidOperationException($"{string.Join(' ', command)} exited with {process.ExitCode}: {await printed}");
    }

    /// <returns>0 when the process has ended.</returns>
    private static long PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static TimeSpan ProcessorOfChildren()
    {
        // struct rusage: the times of user and system, each in seconds and microseconds, then fourteen other numbers.
        var usage = new long[18];
        return GetUsage(Children, usage) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
            : throw new Win32Exception();
    }

    [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static extern int GetUsage(int who, [Out] long[] usage);
}
