using System.Text.Json.Nodes;
using Site.Tests;

namespace Site.Sandbox.Tests;

/// <summary>A reader does a lesson on the machine of its page.</summary>
public sealed class LiveLessons(Sandboxes sandboxes)
{
    private const string Lesson = "hello-world";

    [Fact]
    public async Task Steps_are_done_when_their_checks_say_so_whoever_types()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await (await served.OpenAsync(Lesson)).WithPromptAsync();

        // A step that only looks at something is not done before its command was run, even if its check would pass.
        await page.SendAsync(new { type = "check", step = "look" });
        Assert.Equal("not-run", (string?)(await page.StepAsync("look", "missing"))["reason"]);
        await page.TypeAsync("docker   images\r");
        await page.StepAsync("look", "done");

        await page.SendAsync(new { type = "check", step = "run" });
        Assert.NotEqual("", (string?)(await page.StepAsync("run", "missing"))["sentence"]);
        await page.SendAsync(new { type = "run", step = "run" });
        Assert.Equal("A container of hello-world is exited, with exit code 0.", (string?)(await page.StepAsync("run", "done"))["sentence"]);
        await page.ShowsAsync("Hello from Drydock!");
        var output = await page.ReceiveAsync(message => LivePage.Is(message, "output", "step", "run"));
        Assert.True((bool?)output["same"], $"{output["text"]}\n--\n{output["recorded"]}");

        // Other words that do the same.
        await page.TypeAsync("docker container run --name=hello-again hello-world\r");
        Assert.Equal("typed", (string?)(await page.StepAsync("again", "done"))["by"]);

        // The calls of the checks are not those of the reader.
        var calls = page.Messages.Where(message => (string?)message["type"] == "call").ToList();
        Assert.Contains(
            calls,
            call => (string?)call["method"] == "POST" && ((string?)call["path"])!.EndsWith("/start", StringComparison.Ordinal)
        );
        Assert.All(calls.Where(call => ((string?)call["path"])!.Contains("/containers/", StringComparison.Ordinal)), NotOfACheck);
        await using var later = await served.OpenAsync(Lesson);
        var steps = await later.ReceiveAsync(message => (string?)message["type"] == "steps");
        Assert.Equal(["look", "run", "again"], steps["done"]!.AsArray().Select(done => (string?)done!["step"]));
    }

    /// <summary>The lesson has <c>docker rmi hello-world</c> for an image that is in use, and again when it is not any more.</summary>
    [Fact]
    public async Task A_command_that_a_lesson_has_twice_counts_for_the_step_that_is_not_done_yet()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await (await served.OpenAsync(Lesson)).WithPromptAsync();
        await page.SendAsync(new { type = "prepare", step = "refused" });
        await page.ReceiveAsync(message => (string?)message["type"] == "prepared");

        await page.TypeAsync("docker rmi hello-world\r");
        await page.StepAsync("refused", "done");
        Assert.DoesNotContain(page.Messages, message => (string?)message["step"] == "remove-image");
        await page.TypeAsync("docker rm $(docker ps --all --quiet --filter ancestor=hello-world)\r");
        await page.StepAsync("remove-containers", "done");
        var before = page.Messages.Count;
        await page.TypeAsync("docker rmi hello-world\r");

        Assert.Equal("typed", (string?)(await page.StepAsync("remove-image", "done"))["by"]);
        Assert.DoesNotContain(page.Messages.Skip(before), message => (string?)message["step"] == "refused");
    }

    [Fact]
    public async Task Everything_that_a_step_can_be_is_prepared()
    {
        _ = sandboxes.Template;
        using var course = new LiveCourseCopy(ConformanceCourse.Directory);
        await using var served = await (await LiveServed.StartAsync(course.Path)).EnterAsync();
        await using var page = await (await served.OpenAsync("contract")).WithPromptAsync();
        await page.WithPromptAsync(1);
        await page.WithPromptAsync(2);

        await page.SendAsync(new { type = "prepare", step = "streams" });

        var end = await page.ReceiveAsync(message => (string?)message["type"] == "prepared");
        Assert.True(end["failed"] is null, page.Told());
        Assert.Equal(
            ["file", "state", "carried", "other", "listen", "heard", "quiet", "typed", "ticking", "follow"],
            page.Messages.Where(message => (string?)message["state"] == "done").Select(message => (string?)message["step"]).Distinct()
        );
        Assert.Contains("create heard", page.Screen(2), StringComparison.Ordinal);

        // The background command still runs in its terminal.
        await page.SendAsync(new { type = "run", step = "listen" });
        await page.ReceiveAsync(message => (string?)message["type"] == "busy");
    }

    [Fact]
    public async Task An_edited_program_runs_where_the_reader_is_and_its_errors_have_lines()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await (await served.OpenAsync(Lesson)).WithPromptAsync();
        await page.SendAsync(
            new
            {
                type = "diagnose",
                step = "run",
                code = "var x = 1;\nint y = \"a\";\n",
                seq = 7,
            }
        );
        var told = await page.ReceiveAsync(message => (string?)message["type"] == "diagnostics");
        Assert.Equal(7, (int?)told["seq"]);
        var problem = told["items"]!.AsArray().Single(item => (string?)item!["severity"] == "error")!;
        Assert.Equal((2, 9, "CS0029"), ((int)problem["line"]!, (int)problem["column"]!, (string?)problem["id"]));

        await page.TypeAsync("cd /tmp; export WHERE=here\r");
        var prompts = page.Messages.Count;
        await page.ReceiveAsync(message => LivePage.Is(message, "terminal", "state", "prompt"), prompts);
        await page.SendAsync(
            new
            {
                type = "program",
                step = "run",
                code = "Console.WriteLine($\"{Environment.CurrentDirectory} {Environment.GetEnvironmentVariable(\"WHERE\")} {Environment.UserName}\"); return 3;",
            }
        );
        await page.ReceiveAsync(message => LivePage.Is(message, "programOutput", "text", "/tmp here you\n"));
        Assert.Equal(3, (int?)(await page.ReceiveAsync(message => (string?)message["type"] == "programEnd"))["exit"]);

        // The step's check is asked after a program, too.
        await page.StepAsync("run", "missing");

        var before = page.Messages.Count;
        await page.SendAsync(
            new
            {
                type = "program",
                step = "run",
                code = "while (true) { Console.WriteLine(\"on and on\"); Thread.Sleep(10); }",
            }
        );
        await page.ReceiveAsync(message => (string?)message["type"] == "programOutput", before);
        await page.SendAsync(new { type = "programStop" });
        await page.ReceiveAsync(message => (string?)message["type"] == "programEnd", before);
    }

    [Fact]
    public async Task The_progress_of_a_build_which_is_drawn_on_a_terminal_is_not_compared()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await (await served.OpenAsync("images")).WithPromptAsync();
        await page.SendAsync(new { type = "prepare", step = "build" });
        await page.ReceiveAsync(message => (string?)message["type"] == "prepared");

        await page.SendAsync(new { type = "run", step = "build" });

        var output = await page.ReceiveAsync(message => LivePage.Is(message, "output", "step", "build"));
        Assert.NotNull(output["recorded"]);
        Assert.Null(output["same"]);
    }

    /// <summary>Needs no machine: the compiler is in the server.</summary>
    [Fact]
    public async Task The_editor_is_told_which_names_can_stand_at_the_caret_and_what_they_are()
    {
        _ = sandboxes.Template;
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await served.OpenAsync(Lesson);
        await page.SendAsync(
            new
            {
                type = "complete",
                step = "run",
                code = "Console.Wri",
                position = 11,
                seq = 7,
            }
        );
        var found = (await page.ReceiveAsync(message => (string?)message["type"] == "completions" && (long?)message["seq"] == 7))["found"]!;
        Assert.Equal(8, (int?)found["from"]);
        var write = found["items"]!.AsArray().Single(item => (string?)item!["name"] == "WriteLine")!;
        Assert.Equal("method", (string?)write["kind"]);
        Assert.Equal("void Console.WriteLine()", (string?)write["note"]!["signature"]);

        foreach (var (position, signature) in new[] { (2, "class System.Console"), (8, null) })
        {
            await page.SendAsync(
                new
                {
                    type = "explain",
                    step = "run",
                    code = "Console //",
                    position,
                    seq = position,
                }
            );
            var explained = await page.ReceiveAsync(message =>
                (string?)message["type"] == "explanation" && (long?)message["seq"] == position
            );
            Assert.Equal(signature, (string?)explained["found"]?["note"]!["signature"]);
        }

        // A newer question takes the place of an older one, and the last is answered.
        for (var seq = 100; seq < 200; seq++)
        {
            await page.SendAsync(
                new
                {
                    type = "complete",
                    step = "run",
                    code = "Con",
                    position = 3,
                    seq,
                }
            );
        }

        await page.ReceiveAsync(message => (string?)message["type"] == "completions" && (long?)message["seq"] == 199);
        Assert.InRange(page.Messages.Count(message => (string?)message["type"] == "completions"), 2, 100);

        await page.SendAsync(
            new
            {
                type = "complete",
                step = "../../etc/passwd",
                code = "Con",
                position = 3,
                seq = 1,
            }
        );
        await page.ReceiveAsync(message => LivePage.Is(message, "error", "code", "no-program"));
    }

    private static void NotOfACheck(JsonObject call)
    {
        // The check of the step `run` inspects the containers that it finds; the client of Docker does not, for these commands.
        Assert.False(
            (string?)call["method"] == "GET" && ((string?)call["path"])!.EndsWith("/json", StringComparison.Ordinal),
            call.ToJsonString()
        );
    }
}
