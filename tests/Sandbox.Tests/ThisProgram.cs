using System.Diagnostics;
using System.Globalization;

namespace Site.Sandbox.Tests;

/// <summary>This very program, as a user starts it.</summary>
internal static class ThisProgram
{
    public static string Path { get; } = typeof(RunningSandbox).Assembly.Location;

    public static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Path, .. arguments]) { RedirectStandardOutput = true })!;

    /// <summary>The processes that descend from one.</summary>
    public static IReadOnlyList<int> DescendantsOf(int process)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(path => System.IO.Path.GetFileName(path)).Where(name => int.TryParse(name, out _)).Select(name => (Id: int.Parse(name, CultureInfo.InvariantCulture), Parent: ParentOf(name))).ToLookup(one => one.Parent, one => one.Id);
        var found = new List<int>([process]);
        for (var at = 0; at < found.Count; at++)
        {
            found.AddRange(parents[found[at]]);
        }

        return found;
    }

    /// <summary>The second word after the name, which stands in brackets; 0 for a process that has ended.</summary>
    private static int ParentOf(string id)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
