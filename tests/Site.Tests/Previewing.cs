using System.Net;
using System.Text;
using Site.Diagnostics;
using Site.Preview;

namespace Site.Tests;

public sealed class Previewing
{
    [Fact]
    public void An_open_page_shows_errors_before_warnings()
    {
        var problems = new DiagnosticBag();
        problems.Warn(Codes.BrokenLink, new SourceLocation("a.md", 1, 1), "the warning", "mend it");
        problems.Error(Codes.InvalidValue, new SourceLocation("b.md", 1, 1), "the error", "mend it");

        var message = ReloadClient.Message(ServedSite.Empty with { Problems = problems.Sorted }, "version", page: null);

        Assert.True(
            message.IndexOf("the error", StringComparison.Ordinal) < message.IndexOf("the warning", StringComparison.Ordinal),
            message
        );
    }

    [Fact]
    public async Task Edits_during_a_build_are_one_build_together()
    {
        await using var previewed = await PreviewedFolder.StartAsync();
        var names = Enumerable.Range(0, 50).Select(number => $"{number}.md").ToList();
        previewed.Write("first.md");
        var first = await previewed.BuildAsync();

        await previewed.WriteHeardAsync(names);
        first.Answer(PreviewedFolder.Good);

        var second = await previewed.BuildAsync();
        Assert.Superset(names.ToHashSet(), second.Edited.Select(path => Path.GetFileName(path)).ToHashSet());
    }

    [Fact]
    public async Task What_is_wrong_is_told_and_what_is_mended_too()
    {
        await using var previewed = await PreviewedFolder.StartAsync();
        Assert.Empty(await previewed.ToldAsync());

        previewed.Write("a.md");
        (await previewed.BuildAsync()).Answer(PreviewedFolder.Wrong("this"));
        Assert.Equal(["this"], await previewed.ToldAsync());

        previewed.Write("b.md");
        (await previewed.BuildAsync()).Answer(PreviewedFolder.Good);
        Assert.Empty(await previewed.ToldAsync());
    }

    [Fact]
    public async Task A_page_is_told_its_own_version_even_where_there_is_no_site()
    {
        await using var previewed = await PreviewedFolder.StartAsync();
        using var client = new HttpClient();

        var page = await client.GetAsync(new Uri(previewed.Address, "/en/"), TestContext.Current.CancellationToken);
        await previewed.ToldAsync();

        Assert.Contains(
            $"data-version=\"{previewed.ToldVersion}\"",
            await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_message_brings_the_page_if_it_is_another_than_before()
    {
        await using var previewed = await PreviewedFolder.StartAsync();
        await previewed.ToldAsync();
        var told = new List<string?> { previewed.ToldPage };

        foreach (var text in new[] { "One", "One", "Two" })
        {
            previewed.Write("a.md");
            (await previewed.BuildAsync()).Answer(Showing(text));
            await previewed.ToldAsync();
            told.Add(previewed.ToldPage);
        }

        Assert.Null(told[0]);
        Assert.Matches("^<head><script .*></script>\n</head>One$", told[1]);
        Assert.Null(told[2]);
        Assert.EndsWith("Two", told[3], StringComparison.Ordinal);

        static PreviewBuild Showing(string text) =>
            new([], new Dictionary<string, ReadOnlyMemory<byte>> { ["index.html"] = Encoding.UTF8.GetBytes($"<head></head>{text}") });
    }

    [Fact]
    public async Task What_is_wrong_while_the_next_edit_has_begun_is_not_told()
    {
        await using var previewed = await PreviewedFolder.StartAsync();
        Assert.Empty(await previewed.ToldAsync());
        previewed.Write("a.md");
        var torn = await previewed.BuildAsync();

        await previewed.WriteHeardAsync("a.md");
        torn.Answer(PreviewedFolder.Wrong("half of a file"));
        (await previewed.BuildAsync()).Answer(PreviewedFolder.Wrong("the whole of it"));

        Assert.Equal(["the whole of it"], await previewed.ToldAsync());
    }

    [Fact]
    public async Task A_folder_that_was_removed_and_made_anew_is_still_watched()
    {
        await using var previewed = await PreviewedFolder.StartAsync();

        Directory.Delete(previewed.Folder, recursive: true);
        Directory.CreateDirectory(previewed.Folder);
        await UntilAsync(previewed, previewed.Folder);

        await UntilAsync(previewed, previewed.Write("after.md"));
    }

    [Fact]
    public async Task A_port_in_use_is_told_with_who_has_it_and_what_is_free()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells in /proc who has a port");
        await using var previewed = await PreviewedFolder.StartAsync();

        var fault = await Assert.ThrowsAsync<MachineException>(() =>
            previewed
                .Preview()
                .RunAsync(new IPEndPoint(IPAddress.Loopback, previewed.Address.Port), _ => { }, TestContext.Current.CancellationToken)
        );

        Assert.StartsWith($"Port {previewed.Address.Port} of 127.0.0.1 is in use by `", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"(process {Environment.ProcessId})", fault.Message, StringComparison.Ordinal);
        Assert.Matches(@"--port \d+$", fault.Message);
    }

    /// <summary>Answers builds up to the first one that was started by an edit of a path.</summary>
    private static async Task UntilAsync(PreviewedFolder previewed, string path)
    {
        RequestedBuild build;
        do
        {
            build = await previewed.BuildAsync();
            build.Answer(PreviewedFolder.Good);
        } while (!build.Edited.Contains(path));
    }
}
