using System.Text.RegularExpressions;
using Site.Tests;

namespace Site.Sandbox.Tests;

/// <summary>The end of the live mode, by Ctrl-C and by a kill at any moment.</summary>
[Collection(nameof(Alone))]
public sealed partial class LiveEnding(Sandboxes sandboxes, LiveEnding.Output output) : IClassFixture<LiveEnding.Output>
{
    /// <summary>Less than the ten seconds that Docker gives a container to end.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Ctrl_c_ends_it_with_its_machines_before_their_containers_would_and_leaves_nothing()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        var site = new ServedSite(output.Path);
        using var program = await site.ServeAsync();
        await using (var page = await site.OpenAsync("hello-world"))
        {
            await page.WithPromptAsync();
            await page.TypeAsync("docker run --rm busybox sleep 98765\r");
            await page.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "running"));
            await using var other = await site.OpenAsync("images");
            await other.WithPromptAsync();

            await program.SignalAsync("INT");
            Assert.Equal(0, await program.EndAsync(Soon));
        }

        await before.ComesBackAsync();
    }

    /// <summary>What a page has asked for when the program is killed, and how it is seen that this goes on.</summary>
    public static TheoryData<string, object, string> Moments =>
        new()
        {
            { "a command", new { type = "run", step = "run" }, "running" },
            {
                "a program",
                new
                {
                    type = "program",
                    step = "run",
                    code = "Console.WriteLine(\"on\"); Thread.Sleep(60000);",
                },
                "programOutput"
            },
            { "a preparation", new { type = "prepare", step = "your-turn" }, "running" },
            { "a new machine", new { type = "fresh" }, "starting" },
        };

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task A_kill_while_something_is_done_leaves_nothing_once_the_next_machine_has_started(
        string what,
        object asked,
        string seen
    )
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        var site = new ServedSite(output.Path);
        using (var program = await site.ServeAsync())
        {
            await using var page = await (await site.OpenAsync("hello-world")).WithPromptAsync();
            var count = page.Messages.Count;
            await page.SendAsync(asked);
            await page.ReceiveAsync(message => (string?)message["type"] == seen || (string?)message["state"] == seen, count);
            TestContext.Current.SendDiagnosticMessage($"killed during {what}");
            await program.SignalAsync("KILL");
            await program.EndAsync();
        }

        await before.ComesBackWithTheNextAsync(sandboxes);
    }

    [Fact]
    public async Task A_kill_at_any_moment_leaves_nothing_once_the_next_machine_has_started()
    {
        _ = sandboxes.Template;
        var before = await HostSnapshot.TakeAsync();
        var moments = Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1" ? 20 : 4;
        for (var moment = 0; moment < moments; moment++)
        {
            var site = new ServedSite(output.Path);
            using (var program = await site.ServeAsync())
            {
                await using var page = await site.OpenAsync("hello-world");
                await page.OpenAsync();
                await Task.Delay(Random.Shared.Next(3000), TestContext.Current.CancellationToken);
                await program.SignalAsync("KILL");
                await program.EndAsync();
            }

            await before.ComesBackWithTheNextAsync(sandboxes);
        }
    }

    /// <summary>Where the course is built. Once: what comes after the first start finds it unchanged.</summary>
    public sealed class Output : IDisposable
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("live-site-");

        public string Path => System.IO.Path.Combine(_root.FullName, "output");

        public void Dispose() => _root.Delete(recursive: true);
    }

    /// <summary>`serve --live` as a user starts it, on the real course.</summary>
    private sealed partial class ServedSite(string output)
    {
        private string _cookie = "";
        private string _host = "";

        public async Task<OwnedProcess> ServeAsync()
        {
            var program = ThisProgram.Start("serve", "--live", "--port", "0", "--content", Sandboxes.Content, "--output", output);
            string? line;
            do
            {
                line = await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
                Assert.True(line is not null, "It ended before it printed the link");
            } while (!Link().IsMatch(line));

            var link = new Uri(Link().Match(line).Value);
            _host = link.Authority;
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
            using var response = await client.GetAsync(link, TestContext.Current.CancellationToken);
            _cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            return program;
        }

        public Task<LivePage> OpenAsync(string lesson) => LivePage.ConnectAsync(_host, _cookie, lesson, "trixie");

        [GeneratedRegex("http://[^ ]+token=[0-9a-f]+")]
        private static partial Regex Link();
    }
}
