using System.Globalization;
using System.Text;

namespace Site.Sandbox;

/// <summary>What <c>/proc</c> says about a process.</summary>
/// <param name="Parent">The parent's id on the host.</param>
/// <param name="Name">The command name, which the kernel cuts after 15 characters.</param>
/// <param name="Pids">Its ids in the namespaces that it is in: first on the host, then further inside.</param>
internal sealed record ProcessStatus(int Pid, int Parent, string Name, bool IsZombie, IReadOnlyList<int> Pids)
{
    /// <returns>Null when there is no process with this id. A thread has an id too, but is no process.</returns>
    public static ProcessStatus? Read(int pid)
    {
        string text;
        try
        {
            text = File.ReadAllText(PathOf(pid, "status"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return Number(text, "Tgid") == pid
            ? new ProcessStatus(
                pid,
                Number(text, "PPid"),
                Value(text, "Name"),
                Value(text, "State").StartsWith('Z'),
                [.. Value(text, "NSpid").Split('\t', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]
            )
            : null;
    }

    /// <summary>The arguments of a process; none when it has ended or is a thread of the kernel.</summary>
    public static IReadOnlyList<string> Arguments(int pid)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(pid, "cmdline"))).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string PathOf(int pid, string file) => $"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/{file}";

    private static int Number(string text, string key) => int.TryParse(Value(text, key), CultureInfo.InvariantCulture, out var n) ? n : 0;

    private static string Value(string text, string key)
    {
        var start = text.StartsWith($"{key}:", StringComparison.Ordinal) ? 0 : text.IndexOf($"\n{key}:", StringComparison.Ordinal) + 1;
        var end = text.IndexOf('\n', start);
        return text[(start + key.Length + 1)..(end < 0 ? text.Length : end)].Trim();
    }
}
