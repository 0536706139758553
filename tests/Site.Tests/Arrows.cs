using System.Text.RegularExpressions;

namespace Site.Tests;

/// <summary>Data goes one way through the house: which room may use which.</summary>
public sealed partial class Arrows
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src"));

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Diagnostics"] = [],
        ["Files"] = [],
        ["Processes"] = [],
        ["Markdown"] = ["Diagnostics"],
        ["Snippets"] = ["Diagnostics", "Files"],
        ["Lessons"] = ["Diagnostics", "Markdown", "Snippets"],
        ["Recordings"] = ["Diagnostics", "Files", "Lessons"],
        ["Pages"] = ["Diagnostics", "Lessons", "Markdown", "Recordings", "Snippets"],
        ["Rendering"] = ["Diagnostics", "Lessons", "Markdown", "Pages", "Recordings", "Snippets"],
        ["Search"] = ["Lessons", "Pages"],
        ["Output"] = ["Diagnostics", "Files", "Lessons", "Pages", "Rendering", "Search"],
        ["Preview"] = ["Diagnostics"],
        ["Sandbox"] = ["Diagnostics", "Processes"],
        ["Verification"] = ["Diagnostics", "Lessons", "Processes", "Recordings", "Sandbox", "Snippets"],
        ["Commands"] = ["Diagnostics", "Files", "Lessons", "Output", "Pages", "Preview", "Processes", "Rendering", "Sandbox", "Snippets", "Verification"],
    };

    [Fact]
    public void Every_folder_uses_only_the_folders_that_it_may()
    {
        var folders = Directory.EnumerateDirectories(Source).Select(folder => Path.GetFileName(folder)).Order().ToList();
        Assert.Equal(Allowed.Keys.Order(), folders);

        var wrong = folders.SelectMany(folder =>
            Files(folder).SelectMany(file =>
                Used().Matches(File.ReadAllText(file))
                    .Select(match => match.Groups["folder"].Value)
                    .Where(used => used != folder && folders.Contains(used) && !Allowed[folder].Contains(used))
                    .Select(used => $"{Path.GetRelativePath(Source, file)} uses {used}")));
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Processes_start_in_one_folder_only()
    {
        var elsewhere = Directory.EnumerateDirectories(Source)
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => folder != "Processes")
            .SelectMany(Files)
            .Where(file => StartsProcess().IsMatch(File.ReadAllText(file)));
        Assert.Empty(elsewhere);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"\bSite\.(?<folder>[A-Z]\w+)")]
    private static partial Regex Used();

    [GeneratedRegex(@"Process\.Start|ProcessStartInfo|using CliWrap")]
    private static partial Regex StartsProcess();
}
