using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Site.Live;
using Site.Tests;

namespace Site.Sandbox.Tests;

/// <summary>The terminals of a page, and what happens to them when pages come, go, lag behind or misbehave.</summary>
public sealed class LiveTerminals(Sandboxes sandboxes)
{
    private const string Lesson = "hello-world";

    [Fact]
    public async Task Pages_of_a_lesson_share_a_machine_that_outlives_them_until_it_is_replaced()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        long seen;
        string machine;
        await using (var page = await (await served.OpenAsync(Lesson)).WithPromptAsync())
        {
            machine = (string)(await Ready(page))["id"]!;
            await page.TypeAsync("echo a$((1 + 1))b; tty; stty size\r");
            await page.ShowsAsync("a2b\r\n/dev/pts/");
            await page.ShowsAsync("24 80\r\n");
            seen = page.Offset;

            await page.ResizeAsync(100, 40);
            await page.TypeAsync("stty size; echo re$((1))sized\r");
            await page.ShowsAsync("40 100\r\nre1sized");

            // Ctrl-C.
            await page.TypeAsync("sleep 98765\r");
            var before = page.Messages.Count;
            await page.TypeAsync("\u0003");
            await page.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "prompt"), before);

            // Another page, and another terminal in it.
            await using var other = await served.OpenAsync(Lesson);
            Assert.Equal(machine, (string?)(await Ready(other))["id"]);
            await other.OpenAsync();
            await other.ShowsAsync("re1sized");
            await other.WithPromptAsync(1);
            await other.TypeAsync("echo only$((1))here\r", 1);
            await other.ShowsAsync("only1here", 1);
            Assert.DoesNotContain("only1here", page.Screen(), StringComparison.Ordinal);
        }

        await using var back = await served.OpenAsync(Lesson);
        Assert.Equal(machine, (string?)(await Ready(back))["id"]);
        await back.OpenAsync(0, seen);
        await back.ShowsAsync("re1sized");
        Assert.DoesNotContain("a2b", back.Screen(), StringComparison.Ordinal);

        // A shell that ended is started again, and a fresh machine has nothing of the old one.
        await back.TypeAsync("touch old; exit\r");
        await back.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "ended"));
        var count = back.Messages.Count;
        await back.OpenAsync(0, back.Offset);
        await back.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "prompt"), count);
        await back.SendAsync(new { type = "fresh" });
        count = back.Messages.Count;
        var ready = await back.ReceiveAsync(message => LivePage.Is(message, "machine", "state", "ready"), count);
        Assert.NotEqual(machine, (string?)ready["id"]);
        await back.OpenAsync();
        await back.TypeAsync("ls old\r");
        await back.ShowsAsync("cannot access 'old'");
    }

    [Fact]
    public async Task It_is_a_real_terminal_with_job_control_colours_and_an_editor()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await (await served.OpenAsync(Lesson)).WithPromptAsync();

        // Ctrl-Z, and back into the foreground.
        await page.TypeAsync("(echo up$((1)); sleep 98765)\r");
        await page.ShowsAsync("up1");
        await page.TypeAsync("\u001a");
        await page.ShowsAsync("[1]+  Stopped");
        await page.TypeAsync("bg; jobs -r | wc -l; fg\r");
        await page.ShowsAsync("\r\n1\r\n( echo up$((1)); sleep 98765 )");
        // `fg` tells what goes on before it is in the foreground; until then, Ctrl-C reaches the shell.
        var before = page.Messages.Count;
        var prompt = page.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "prompt"), before);
        while (!prompt.IsCompleted)
        {
            await page.TypeAsync("\u0003");
            await Task.WhenAny(prompt, Task.Delay(1000, TestContext.Current.CancellationToken));
        }

        await prompt;

        // Colours, and a program that draws over the whole screen.
        await page.TypeAsync("mkdir -p pond; ls --color=auto\r");
        await page.ShowsAsync("\e[01;34mpond\e[0m");
        await page.TypeAsync("vi note.txt\r");
        await page.ShowsAsync("\"note.txt\" [New");
        await page.TypeAsync("iA note from vi.");
        await page.TypeAsync("\e");
        before = page.Messages.Count;
        await page.TypeAsync(":wq\r");
        await page.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "prompt"), before);
        await page.TypeAsync("cat note.txt | tr a-z A-Z\r");
        await page.ShowsAsync("A NOTE FROM VI.");
    }

    /// <summary>As after a new login, and as it is for checks and programs.</summary>
    [Fact]
    public async Task When_the_reader_gets_other_groups_the_shell_ends_and_the_next_one_has_them()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await (await served.OpenAsync(Lesson)).WithPromptAsync();

        await page.TypeAsync("sudo usermod --append --groups games you\r");
        await page.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "ended"));
        await page.ShowsAsync("Your account has other groups now.");

        await page.OpenAsync(0, page.Offset);
        await page.TypeAsync("id --name --groups\r");
        await page.ShowsAsync("you games docker");
        await page.TypeAsync("sudo true; echo still$((1))here\r");
        await page.ShowsAsync("still1here");
    }

    /// <summary>
    /// `yes` prints until somebody stops it. One page shows everything, one confirms nothing, and a third has another terminal. What the
    /// second one holds back must neither stop the others nor fill the memory.
    /// </summary>
    [Fact]
    public async Task Endless_output_fills_no_memory_and_a_page_that_lags_behind_stops_no_other()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var reads = await (await served.OpenAsync(Lesson)).WithPromptAsync();
        await using var lags = await served.OpenAsync(Lesson);
        lags.Acks = false;
        await lags.OpenAsync();
        await using var other = await (await served.OpenAsync(Lesson)).WithPromptAsync(1);

        await reads.TypeAsync("yes\r");
        await reads.ReceivesBytesAsync(4 << 20);
        var before = Memory();
        await reads.ReceivesBytesAsync(24 << 20);
        await GrewByAtMostAsync(64L << 20, before);
        Assert.InRange(lags.ReceivedBytes, 1, 512 << 10);

        var clock = Stopwatch.StartNew();
        await other.TypeAsync("echo not$((1))held\r", 1);
        await other.ShowsAsync("not1held", 1);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);

        // The page that lags behind is told what it missed, once it goes on.
        await lags.SendAsync(
            new
            {
                type = "ack",
                terminal = 0,
                offset = lags.Offset,
            }
        );
        var skipped = await lags.ReceiveAsync(message => (string?)message["type"] == "skipped");
        Assert.InRange((long)skipped["offset"]!, 16L << 20, long.MaxValue);

        // When the only page that reads is gone, and the other still does not, the program waits.
        await reads.DisposeAsync();
        await StandsStillAsync(() => lags.ReceivedBytes);
        lags.Acks = true;
        await lags.SendAsync(
            new
            {
                type = "ack",
                terminal = 0,
                offset = lags.Offset,
            }
        );
        var goesOn = lags.ReceivedBytes;
        await lags.ReceivesBytesAsync(goesOn + (1 << 20));
        var count = lags.Messages.Count;
        await lags.TypeAsync("\u0003");
        await lags.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "prompt"), count);
    }

    [Fact]
    public async Task What_is_not_of_the_protocol_closes_the_socket()
    {
        _ = sandboxes.Template;
        string[] messages =
        [
            "",
            "{}",
            "[]",
            "null",
            "not json",
            "{\"type\":\"sudo\"}",
            "{\"type\":\"open\"}",
            "{\"type\":\"open\",\"terminal\":\"0\",\"cols\":80,\"rows\":24}",
            "{\"type\":\"run\",\"step\":null}",
            "{\"type\":\"run\",\"step\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}",
        ];
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        foreach (var message in messages)
        {
            await using var page = await served.OpenAsync(Lesson);
            await page.SendTextAsync(message);

            Assert.True((await page.ClosedAsync()).Status == WebSocketCloseStatus.PolicyViolation, message);
        }
    }

    [Fact]
    public async Task What_is_too_long_or_no_text_closes_the_socket_and_the_machine_goes_on()
    {
        _ = sandboxes.Template;
        var ct = TestContext.Current.CancellationToken;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await (await served.OpenAsync(Lesson)).WithPromptAsync();

        // A message of 1 GB, frame by frame.
        await using var large = await served.OpenAsync(Lesson);
        var before = Memory();
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var part = 0; part < 1024; part++)
            {
                await large.Socket.SendAsync(new byte[1 << 20], WebSocketMessageType.Binary, endOfMessage: false, ct);
                Assert.True(large.Socket.State == WebSocketState.Open);
            }
        });
        await GrewByAtMostAsync(64L << 20, before);

        // A frame that says that it has 1 GB, and then 2 GB and more.
        foreach (var length in new[] { 1UL << 30, 1UL << 31, ulong.MaxValue >> 1, ulong.MaxValue })
        {
            await using var frame = await RawSocket.OpenAsync(served, Lesson);
            await frame.SendAsync([0x82, 0xff, .. BitConverter.GetBytes(length).Reverse(), 0, 0, 0, 0, .. new byte[1000]]);
            await frame.SendAsync(new byte[512 << 10]);
            Assert.True(await frame.IsClosedAsync(), $"{length}");
        }

        await using var invalid = await RawSocket.OpenAsync(served, Lesson);
        await invalid.SendAsync([0x81, 0x84, 0, 0, 0, 0, 0xc3, 0x28, 0xff, 0xfe]);
        Assert.True(await invalid.IsClosedAsync());

        await using var unmasked = await RawSocket.OpenAsync(served, Lesson);
        await unmasked.SendAsync([0x81, 0x08, .. "{      }\n"u8]);
        Assert.True(await unmasked.IsClosedAsync());

        foreach (var wrong in new byte[][] { [], [8, (byte)'a'], [255] })
        {
            await using var other = await served.OpenAsync(Lesson);
            await other.Socket.SendAsync(wrong, WebSocketMessageType.Binary, endOfMessage: true, ct);
            Assert.Equal(WebSocketCloseStatus.PolicyViolation, (await other.ClosedAsync()).Status);
        }

        await page.TypeAsync("echo still$((1))here\r");
        await page.ShowsAsync("still1here");
    }

    [Fact]
    public async Task Messages_in_any_order_do_no_harm()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await served.OpenAsync(Lesson);
        object[] early =
        [
            new
            {
                type = "ack",
                terminal = 0,
                offset = long.MaxValue,
            },
            new
            {
                type = "ack",
                terminal = 7,
                offset = -1,
            },
            new
            {
                type = "resize",
                terminal = 3,
                cols = 80,
                rows = 24,
            },
            new { type = "run", step = "run" },
            new { type = "prepare", step = "run" },
            new { type = "check", step = "run" },
            new { type = "programStop" },
            new
            {
                type = "program",
                step = "run",
                code = "return 0;",
            },
            new
            {
                type = "program",
                step = "../../etc/passwd",
                code = "return 0;",
            },
            new
            {
                type = "diagnose",
                step = "none",
                code = "",
                seq = 1,
            },
            new
            {
                type = "complete",
                step = "run",
                code = "",
                position = int.MaxValue,
                seq = -1,
            },
            new
            {
                type = "explain",
                step = "run",
                code = "x",
                position = int.MinValue,
                seq = long.MaxValue,
            },
            new
            {
                type = "open",
                terminal = -1,
                cols = 80,
                rows = 24,
            },
            new
            {
                type = "open",
                terminal = 0,
                cols = int.MaxValue,
                rows = -1,
            },
            new { type = "run", step = "no such step" },
            new { type = "fresh" },
            new { type = "fresh" },
        ];
        await page.TypeAsync("echo early\r");
        foreach (var message in early)
        {
            await page.SendAsync(message);
        }

        await page.WithPromptAsync();
        await page.OpenAsync(0, long.MaxValue);
        await page.OpenAsync(0, -5);
        await page.TypeAsync("echo late$((1))r\r");
        await page.ShowsAsync("late1r");
        await page.SendAsync(
            new
            {
                type = "ack",
                terminal = 0,
                offset = 1L << 60,
            }
        );
        await page.TypeAsync("seq 100000; echo all$((1))there\r");
        await page.ShowsAsync("all1there");
    }

    [Fact]
    public async Task An_idle_machine_ends_and_too_many_are_refused()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync(limits: new LiveLimits(1, TimeSpan.FromSeconds(2)))).EnterAsync();
        string first;
        await using (var page = await (await served.OpenAsync(Lesson)).WithPromptAsync())
        {
            first = (string)(await Ready(page))["id"]!;
            await using var refused = await served.OpenAsync("images");
            var message = await refused.ReceiveAsync(message => LivePage.Is(message, "machine", "state", "refused"));
            Assert.Contains("1 machines", (string)message["reason"]!, StringComparison.Ordinal);
        }

        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        await using var again = await served.OpenAsync(Lesson);
        Assert.NotEqual(first, (string?)(await Ready(again))["id"]);
    }

    [Fact]
    public async Task Of_a_hundred_pages_that_start_machines_at_once_two_lessons_get_one_and_the_others_are_told_why_not()
    {
        _ = sandboxes.Template;
        string[] lessons = ["hello-world", "images", "containers", "repositories", "architecture"];
        await using var served = await (await LiveServed.StartAsync(limits: new LiveLimits(2, TimeSpan.FromMinutes(15)))).EnterAsync();
        var before = Memory();
        var pages = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(index => Task.Run(() => served.OpenAsync(lessons[index % lessons.Length])))
        );

        var states = await Task.WhenAll(
            pages.Select(page =>
                page.ReceiveAsync(message => (string?)message["type"] == "machine" && (string?)message["state"] is "ready" or "refused")
            )
        );
        var refused = states.Where(state => (string?)state["state"] == "refused").ToList();
        Assert.Equal(60, refused.Count);
        Assert.All(refused, state => Assert.Contains("2 machines", (string?)state["reason"], StringComparison.Ordinal));
        Assert.Equal(2, states.Select(state => (string?)state["id"]).Where(id => id != "").Distinct().Count());
        // 100 MiB of it are the buffers of the pages, which are in this process, too.
        await GrewByAtMostAsync(256L << 20, before);
        foreach (var page in pages)
        {
            await page.DisposeAsync();
        }
    }

    /// <summary>A shell that starts cannot be told of another size yet.</summary>
    [Fact]
    public async Task Output_comes_with_the_size_that_it_was_printed_for_even_if_that_is_asked_for_while_the_shell_starts()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await served.OpenAsync(Lesson);
        await Ready(page);
        await page.OpenAsync();
        await page.ResizeAsync(100, 40);
        await page.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "prompt"));
        await page.TypeAsync("stty size\r");
        await page.ShowsAsync("40 100\r\n");

        await using var other = await served.OpenAsync(Lesson);
        await other.OpenAsync();
        await other.ShowsAsync("40 100\r\n");
        foreach (var messages in new[] { page.Messages, other.Messages })
        {
            var sizes = messages.Where(message => (string?)message["type"] == "size");
            Assert.Equal(["80 24", "100 40"], sizes.Select(size => $"{size["columns"]} {size["rows"]}").Take(2));
        }
    }

    private static Task<JsonObject> Ready(LivePage page) => page.ReceiveAsync(message => LivePage.Is(message, "machine", "state", "ready"));

    /// <summary>Waits until a number has stayed the same for half a second.</summary>
    private static async Task StandsStillAsync(Func<long> number)
    {
        var clock = Stopwatch.StartNew();
        for (var before = -1L; before != number(); await Task.Delay(500, TestContext.Current.CancellationToken))
        {
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            before = number();
        }
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);

    /// <summary>Waits until memory has grown by so many bytes at most. Other tests have some meanwhile, too, but give it back.</summary>
    private static async Task GrewByAtMostAsync(long bytes, long before)
    {
        var clock = Stopwatch.StartNew();
        while (Memory() - before > bytes && clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.InRange(Memory() - before, long.MinValue, bytes);
    }
}
