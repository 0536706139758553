using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Site.Tests;

namespace Site.Sandbox.Tests;

/// <summary>
/// Measures what a reader of the live mode waits for, and what ten machines take. Nothing is asserted. To run it:
/// <c>Sandbox.Tests/bin/Debug/net10.0/Sandbox.Tests -explicit only -class '*LiveBenchmark' -showLiveOutput</c>.
/// </summary>
[Collection(nameof(Alone))]
public sealed class LiveBenchmark(Sandboxes sandboxes, ITestOutputHelper output)
{
    private const int Keys = 100;
    private const int Rounds = 5;
    private static readonly string[] Lessons =
    [
        "hello-world",
        "images",
        "containers",
        "repositories",
        "architecture",
        "recap",
        "prerequisites",
        "running",
        "client-server",
        "under-the-hood",
    ];

    [Fact(Explicit = true)]
    public async Task What_a_reader_waits_for()
    {
        _ = sandboxes.Template;
        await using (var first = await (await LiveServed.StartAsync()).EnterAsync())
        {
            // Compiles the programs of the lesson.
            await using var page = await (await first.OpenAsync("hello-world")).WithPromptAsync();
        }

        List<double> cold = [];
        List<double> warm = [];
        for (var round = 0; round < Rounds; round++)
        {
            cold.Add(await PromptAsync(isWarm: false));
            warm.Add(await PromptAsync(isWarm: true));
        }

        Print("first prompt without a machine that is ready", cold);
        Print("first prompt with one", warm);
        await TypingAsync();
    }

    [Fact(Explicit = true)]
    public async Task Ten_machines_at_once()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        var before = Available();
        var clock = Stopwatch.StartNew();
        var pages = new List<LivePage>();
        foreach (var lesson in Lessons)
        {
            pages.Add(await (await served.OpenAsync(lesson)).WithPromptAsync());
        }

        output.WriteLine($"ten machines, one after the other: {clock.Elapsed.TotalSeconds:0.0} s until the last prompt");
        output.WriteLine($"memory that is no longer available: {(before - Available()) >> 20} MiB (with the one that is kept ready)");
        output.WriteLine($"managed memory of the server: {GC.GetTotalMemory(forceFullCollection: true) >> 20} MiB");
        var times = new List<double>();
        foreach (var page in pages)
        {
            times.Add(await EchoAsync(page));
        }

        Print("echo of a key in each", times);
        clock.Restart();
        await served.EndAsync();
        output.WriteLine($"the end of all: {clock.Elapsed.TotalSeconds:0.00} s");
    }

    private async Task<double> PromptAsync(bool isWarm)
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        if (isWarm)
        {
            served.Warm();
            await using var other = await (await served.OpenAsync("images")).WithPromptAsync();
            await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        }

        var clock = Stopwatch.StartNew();
        await using var page = await (await served.OpenAsync("hello-world")).WithPromptAsync();
        return clock.Elapsed.TotalMilliseconds;
    }

    private async Task TypingAsync()
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await (await served.OpenAsync("hello-world")).WithPromptAsync();
        var echoes = new List<double>();
        for (var key = 0; key < Keys; key++)
        {
            echoes.Add(await EchoAsync(page));
        }

        Print($"echo of a key ({Keys})", echoes);
        List<double> checks = [];
        List<double> all = [];
        for (var round = 0; round < 10; round++)
        {
            var before = page.Messages.Count;
            var clock = Stopwatch.StartNew();
            await page.TypeAsync("\u0015true\r");
            await page.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "prompt"), before);
            var ended = clock.Elapsed;
            await page.ReceiveAsync(IsAnswer, before);
            checks.Add((clock.Elapsed - ended).TotalMilliseconds);
            all.Add(clock.Elapsed.TotalMilliseconds);
        }

        Print("check after a command", checks);
        Print("from Enter to the check's answer", all);
    }

    private static bool IsAnswer(JsonObject message) => LivePage.Is(message, "step", "state", "missing");

    private static async Task<double> EchoAsync(LivePage page)
    {
        var received = page.ReceivedBytes;
        var clock = Stopwatch.StartNew();
        await page.TypeAsync("x");
        await page.ReceivesBytesAsync(received + 1);
        return clock.Elapsed.TotalMilliseconds;
    }

    private void Print(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {milliseconds[milliseconds.Count / 2]:0.0} ms (median of {milliseconds.Count}; {milliseconds[0]:0.0} to {milliseconds[^1]:0.0})"
            )
        );
    }

    /// <summary>The memory of this computer that programs can still get, in bytes.</summary>
    private static long Available() =>
        long.Parse(
            File.ReadLines("/proc/meminfo").First(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal)).Split(' ')[^2],
            CultureInfo.InvariantCulture
        ) * 1024;
}
