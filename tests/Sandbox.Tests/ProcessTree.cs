using System.Globalization;

namespace Site.Sandbox.Tests;

/// <summary>The processes of this machine, from <c>/proc</c>.</summary>
internal static class ProcessTree
{
    /// <summary>The name for <see cref="Find"/> of a sandbox's first process.</summary>
    public const string Init = "init";

    /// <summary>Finds a process by its program's name, among a process and its descendants.</summary>
    public static int? Find(int root, string name)
    {
        var all = All();
        return Under(root, all).Where(process => IsNamed(process)).Select(process => (int?)process.Id).FirstOrDefault();

        bool IsNamed((int Id, string Name, int Parent) process) =>
            name == Init ? all.Exists(parent => parent.Id == process.Parent && parent.Name == "unshare") : process.Name == name;
    }

    /// <summary>A process and all its descendants.</summary>
    public static IEnumerable<int> DescendantsOf(int root) => Under(root, All()).Select(process => process.Id);

    private static IEnumerable<(int Id, string Name, int Parent)> Under(int root, List<(int Id, string Name, int Parent)> all) =>
        all.Where(process =>
        {
            var at = process.Id;
            while (at > 1 && at != root)
            {
                at = all.Find(other => other.Id == at).Parent;
            }

            return at == root;
        });

    private static List<(int Id, string Name, int Parent)> All() =>
        [.. Directory.EnumerateDirectories("/proc").Select(Read).OfType<(int, string, int)>()];

    private static (int Id, string Name, int Parent)? Read(string directory)
    {
        try
        {
            var stat = int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out _)
                ? File.ReadAllText(Path.Combine(directory, "stat"))
                : "";
            var (open, close) = (stat.IndexOf('('), stat.LastIndexOf(')'));
            return stat.Length == 0
                ? null
                : (
                    int.Parse(stat[..open], CultureInfo.InvariantCulture),
                    stat[(open + 1)..close],
                    int.Parse(stat[(close + 2)..].Split(' ')[1], CultureInfo.InvariantCulture)
                );
        }
        catch (IOException)
        {
            return null;
        }
    }
}
