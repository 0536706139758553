using System.Diagnostics;
using System.Globalization;
using Site.Diagnostics;
using Site.Output;

namespace Site.Tests;

/// <summary>A site is replaced completely or not at all, even if the build is killed.</summary>
public sealed class ReplacingTheSite : IDisposable
{
    /// <summary>The id of no process, since Linux assigns ids only up to four million.</summary>
    private const int Dead = int.MaxValue;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("replaced-");

    private string Target => Path.Combine(_root.FullName, "out");

    /// <summary>Kills builds at random moments: ten, or a hundred with the environment variable DRYDOCK_ALL=1.</summary>
    [Fact]
    public async Task A_build_that_is_killed_leaves_one_whole_site_and_the_next_sweeps_what_else_it_left()
    {
        for (var kill = Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1" ? 100 : 10; kill > 0; kill--)
        {
            using var publisher = await Publisher.StartAsync(Target);
            var moment = TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * 50);
            var isThere = true;
            for (var clock = Stopwatch.StartNew(); isThere && clock.Elapsed < moment; )
            {
                isThere = Directory.Exists(Target);
            }

            publisher.Kill();
            await publisher.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(isThere, "There was no site while a build replaced it");
            Publisher.AssertWhole(Target);
        }

        await new SiteWriter(Target).WriteAsync(Publisher.Site(0), TestContext.Current.CancellationToken);

        Assert.Equal([Target], Directory.GetFileSystemEntries(_root.FullName));
    }

    [Fact]
    public async Task What_a_running_build_works_on_stays_and_so_does_what_only_looks_alike()
    {
        string[] others = ["out.1.new", "out.1.old", "out.new", "out.2147483647.zip", "out.2147483647.new.zip", "outer.2147483647.new"];
        others.ToList().ForEach(name => _root.CreateSubdirectory(name));
        _root.CreateSubdirectory($"out.{Dead}.new");
        _root.CreateSubdirectory($"out.{Dead}.old");

        await new SiteWriter(Target).WriteAsync(Publisher.Site(0), TestContext.Current.CancellationToken);

        Assert.Equal(others.Append("out").Order(), _root.GetFileSystemInfos().Select(entry => entry.Name).Order());
    }

    [Fact]
    public async Task What_an_earlier_build_with_the_same_process_id_left_is_not_in_the_site()
    {
        File.WriteAllText(Path.Combine(_root.CreateSubdirectory($"out.{Environment.ProcessId}.new").FullName, "stale.html"), "");

        await new SiteWriter(Target).WriteAsync(Publisher.Site(0), TestContext.Current.CancellationToken);

        Assert.False(File.Exists(Path.Combine(Target, "stale.html")));
        Publisher.AssertWhole(Target);
    }

    [Fact]
    public async Task Where_directories_cannot_be_exchanged_two_steps_do_it()
    {
        for (var generation = 0; generation < 2; generation++)
        {
            await new SiteWriter(Target) { TryPut = (_, _) => false }.WriteAsync(
                Publisher.Site(generation),
                TestContext.Current.CancellationToken
            );
            Assert.Equal(generation.ToString(CultureInfo.InvariantCulture), Publisher.AssertWhole(Target));
            Assert.Equal([Target], Directory.GetFileSystemEntries(_root.FullName));
        }
    }

    [Theory]
    [InlineData(Dead)]
    [InlineData(0)]
    public async Task A_site_that_a_killed_build_had_put_aside_comes_back(int process)
    {
        await new SiteWriter(Target).WriteAsync(Publisher.Site(7), TestContext.Current.CancellationToken);
        Directory.Move(Target, $"{Target}.{(process == 0 ? Environment.ProcessId : process)}.old");
        _root.CreateSubdirectory($"out.{Dead}.new");
        File.WriteAllText(Path.Combine(_root.FullName, $"out.{Dead}.new", SiteWriter.Marker), "half");

        _ = new SiteWriter(Target);

        Assert.Equal("7", Publisher.AssertWhole(Target));
    }

    [Fact]
    public async Task Through_a_symbolic_link_the_directory_that_it_leads_to_is_replaced()
    {
        var real = _root.CreateSubdirectory("real").FullName;
        File.CreateSymbolicLink(Target, "real");

        await new SiteWriter(Target + Path.DirectorySeparatorChar).WriteAsync(Publisher.Site(3), TestContext.Current.CancellationToken);

        Assert.Equal("3", Publisher.AssertWhole(real));
        Assert.Equal("real", new DirectoryInfo(Target).LinkTarget);
    }

    [Fact]
    public async Task Where_a_site_cannot_be_written_the_message_says_why_and_the_last_one_stays()
    {
        await new SiteWriter(Target).WriteAsync(Publisher.Site(1), TestContext.Current.CancellationToken);
        var writer = new SiteWriter(Target) { TryPut = (_, _) => throw new IOException("Device or resource busy") };

        var fault = await Assert.ThrowsAsync<MachineException>(() =>
            writer.WriteAsync(Publisher.Site(2), TestContext.Current.CancellationToken)
        );

        Assert.Equal(
            $"The site cannot be written to {Target}: Device or resource busy. Fix this, or choose another directory with --output DIR.",
            fault.Message
        );
        Assert.Equal("1", Publisher.AssertWhole(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_root.FullName));
    }

    [Theory]
    [InlineData("a file")]
    [InlineData("ring")]
    public void What_is_no_directory_is_refused(string kind)
    {
        if (kind == "ring")
        {
            File.CreateSymbolicLink(Target, "out");
        }
        else
        {
            File.WriteAllText(Target, "mine");
        }

        Assert.Contains(Target, Assert.Throws<MachineException>(() => new SiteWriter(Target)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
