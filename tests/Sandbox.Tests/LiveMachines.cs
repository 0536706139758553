using Site.Engines;
using Site.Tests;

namespace Site.Sandbox.Tests;

/// <summary>
/// A page gets a machine of each kind: with a terminal, a step that is run in it, and its check. The tests use the default engine, or every
/// engine with the environment variable DRYDOCK_ALL=1.
/// </summary>
public sealed class LiveMachines(Sandboxes sandboxes)
{
    private static readonly bool Everything = Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1";

    /// <summary>The lessons on each kind of machine, with a step that changes something and can be done first.</summary>
    private static readonly (MachineKind Kind, string Lesson, string Step)[] Steps =
    [
        (MachineKind.Docker, "hello-world", "run"),
        (MachineKind.Systemd, "architecture", "run"),
        (MachineKind.Bare, "install", "install"),
        (MachineKind.Rpm, "install-centos", "utils"),
    ];

    public static TheoryData<string, MachineKind, string, string> Cases { get; } =
    [
        .. from engine in EngineName.All.Where(engine => Everything || engine == EngineName.Default)
        from one in Steps
        select (engine.Suite, one.Kind, one.Lesson, one.Step),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_step_is_run_on_every_kind_and_checked(string engine, MachineKind kind, string lesson, string step)
    {
        await sandboxes.TemplateAsync(EngineName.All.Single(name => name.Suite == engine), kind);
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        await using var page = await served.OpenAsync(lesson, engine);
        page.Patience = TimeSpan.FromMinutes(5);
        await page.WithPromptAsync();

        await page.SendAsync(new { type = "check", step });
        await page.StepAsync(step, "missing");
        await page.SendAsync(new { type = "run", step });

        Assert.Equal("run", (string?)(await page.StepAsync(step, "done"))["by"]);
        var ready = await page.ReceiveAsync(message => LivePage.Is(message, "machine", "state", "ready"));
        Assert.Equal(engine, (string?)ready["engine"]);
    }
}
