using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using Site.Content;

namespace Site.Tests;

/// <summary>Data flows through the program in one direction. These tests check which folder of <c>src</c> uses which.</summary>
public sealed partial class Arrows
{
    private static readonly string Source = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src"));

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Program = new(() =>
        new ArchLoader().LoadAssembly(typeof(Course).Assembly).Build()
    );

    /// <summary>
    /// The folders that each folder may use. A room here is a namespace below <c>Site</c>, which is a folder of <c>src</c>, or
    /// <c>theme</c>. A room may only use rooms that are listed before it.
    /// </summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Diagnostics"] = [],
        ["Engines"] = [],
        ["Processes"] = [],
        ["Files"] = ["Diagnostics"],
        ["Highlighting"] = [],
        ["Markdown"] = ["Diagnostics", "Highlighting"],
        ["Snippets"] = ["Diagnostics", "Files", "Highlighting"],
        ["Content"] = ["Diagnostics", "Engines", "Files", "Markdown", "Snippets"],
        ["EngineApi"] = [],
        ["Flows"] = [],
        ["Recordings"] = ["Content", "Diagnostics", "Engines", "EngineApi", "Files", "Flows", "Processes", "Snippets"],
        ["Pages"] = ["Content", "EngineApi", "Files", "Flows", "Highlighting", "Markdown", "Processes", "Recordings", "Snippets"],
        ["Planning"] =
        [
            "Content",
            "Diagnostics",
            "EngineApi",
            "Files",
            "Flows",
            "Markdown",
            "Pages",
            "Processes",
            "Recordings",
            "Snippets",
        ],
        ["Rendering"] = ["Content", "Diagnostics", "EngineApi", "Engines", "Flows", "Markdown", "Pages", "Processes"],
        ["Theme"] = ["Content", "EngineApi", "Highlighting", "Markdown", "Pages", "Processes", "Recordings", "Rendering"],
        ["Search"] = ["Content", "Pages"],
        ["Output"] =
        [
            "Content",
            "Diagnostics",
            "EngineApi",
            "Files",
            "Markdown",
            "Pages",
            "Processes",
            "Recordings",
            "Rendering",
            "Search",
            "Snippets",
            "Theme",
        ],
        ["Preview"] = ["Diagnostics"],
        ["Building"] =
        [
            "Content",
            "Diagnostics",
            "Files",
            "Markdown",
            "Output",
            "Pages",
            "Planning",
            "Preview",
            "Processes",
            "Rendering",
            "Snippets",
        ],
        ["Sandbox"] = ["Diagnostics", "Engines", "EngineApi", "Files", "Flows", "Processes"],
        ["PageEngine"] = ["Diagnostics", "Engines", "Files", "Processes", "Sandbox"],
        ["Runner"] = ["Content", "Diagnostics", "EngineApi", "Files", "Processes", "Sandbox", "Snippets"],
        ["Verification"] =
        [
            "Content",
            "Diagnostics",
            "Engines",
            "EngineApi",
            "Flows",
            "Processes",
            "Recordings",
            "Runner",
            "Sandbox",
            "Snippets",
        ],
        ["Live"] =
        [
            "Content",
            "Diagnostics",
            "EngineApi",
            "Engines",
            "Files",
            "Highlighting",
            "Preview",
            "Processes",
            "Recordings",
            "Runner",
            "Sandbox",
            "Snippets",
        ],
        ["Starting"] = ["Content", "Diagnostics"],
        ["Commands"] =
        [
            "Building",
            "Content",
            "Diagnostics",
            "Engines",
            "Files",
            "Live",
            "Output",
            "PageEngine",
            "Preview",
            "Processes",
            "Rendering",
            "Runner",
            "Sandbox",
            "Snippets",
            "Starting",
            "Verification",
        ],
    };

    [Fact]
    public void Every_room_uses_only_the_rooms_that_it_may()
    {
        var used = Uses().ToLookup(use => use.Room, use => use.Used);
        Assert.Equal(Allowed.Keys.Order(), used.Select(room => room.Key).Order());

        var wrong = used.SelectMany(room =>
            room.Except(Allowed[room.Key]).Where(other => other != room.Key).Select(other => $"{room.Key} uses {other}")
        );
        Assert.Empty(wrong.Distinct().Order());
    }

    [Fact]
    public void No_room_is_allowed_what_it_does_not_use()
    {
        var used = Uses().ToLookup(use => use.Room, use => use.Used);

        var idle = Allowed.SelectMany(room => room.Value.Except(used[room.Key]).Select(other => $"{room.Key} does not use {other}"));
        Assert.Empty(idle);
    }

    [Fact]
    public void There_is_no_way_back()
    {
        var order = Allowed.Keys.ToList();

        Assert.Empty(
            Allowed.SelectMany(room =>
                room.Value.Where(used => order.IndexOf(used) > order.IndexOf(room.Key)).Select(used => $"{room.Key} uses {used}")
            )
        );
    }

    [Fact]
    public void Every_folder_is_a_room() =>
        Assert.Equal(
            Allowed.Keys.Where(room => room != "Theme").Order(),
            Directory.EnumerateDirectories(Source).Select(folder => Path.GetFileName(folder)).Order()
        );

    [Fact]
    public void Processes_start_in_one_folder_only()
    {
        var elsewhere = Directory
            .EnumerateDirectories(Source)
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => folder != "Processes")
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => StartsProcess().IsMatch(File.ReadAllText(file)));
        Assert.Empty(elsewhere);
    }

    /// <summary>The uses in the compiled program, where all names are resolved.</summary>
    private static IEnumerable<(string Room, string Used)> Uses() =>
        from type in Program.Value.Types
        where RoomOf(type.FullName) is not null
        from used in type
            .Dependencies.Select(dependency => RoomOf(dependency.Target.FullName))
            .Append(RoomOf(type.FullName))
            .OfType<string>()
        select (RoomOf(type.FullName)!, used);

    /// <returns>Null when the type belongs to no room.</returns>
    private static string? RoomOf(string type) => RoomName().Match(type) is { Success: true } match ? match.Groups["room"].Value : null;

    [GeneratedRegex(@"^Site\.(?<room>[A-Z]\w+)\.")]
    private static partial Regex RoomName();

    [GeneratedRegex(@"Process\.Start|ProcessStartInfo|using CliWrap")]
    private static partial Regex StartsProcess();
}
