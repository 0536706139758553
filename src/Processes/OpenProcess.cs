using System.ComponentModel;
using System.Diagnostics;

namespace Site.Processes;

/// <summary>A program whose standard input and output this process writes and reads while it runs. Nothing is kept of what it prints.</summary>
public sealed class OpenProcess : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts a program. Its standard error is this process's own.</summary>
    /// <exception cref="ProgramMissingException">The program is not installed.</exception>
    public OpenProcess(HostCommand command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception fault) when (fault.NativeErrorCode == HostProcess.NoSuchFile)
        {
            throw new ProgramMissingException(command.Program, fault);
        }
    }

    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Ends when the program and everything that it started have closed it.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Waits until the program ends.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        return _process.ExitCode;
    }

    /// <summary>Kills the program and everything that it started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended meanwhile.
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
