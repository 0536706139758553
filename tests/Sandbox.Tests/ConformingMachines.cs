using Site.Engines;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>
/// The conformance course on the machines other than the default one, with lessons that install an engine, stop it and remove it. The tests
/// use the default engine, or every engine with the environment variable DRYDOCK_ALL=1.
/// </summary>
public sealed class ConformingMachines(Sandboxes sandboxes)
{
    private static readonly bool Everything = Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1";

    public static TheoryData<string, string, MachineKind> Cases { get; } =
    [
        .. from engine in EngineName.All.Where(engine => Everything || engine == EngineName.Default)
        from lesson in new[]
        {
            ("contract", MachineKind.Docker),
            ("contract", MachineKind.Systemd),
            ("bare", MachineKind.Bare),
            ("rpm", MachineKind.Rpm),
        }
        where lesson != ("contract", MachineKind.Docker) || engine != EngineName.Default
        select new TheoryDataRow<string, string, MachineKind>(engine.Suite, lesson.Item1, lesson.Item2),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_step_does_what_it_says(string engine, string lesson, MachineKind machine)
    {
        _ = sandboxes.Template;
        var run = await ConformanceCourse.VerifyAsync(sandboxes, EngineName.All.Single(name => name.Suite == engine), lesson, machine);

        Assert.True(run.Passed, ConformanceCourse.FaultsOf(run));
        Assert.All(
            run.Steps,
            step => Assert.True(step.Status is StepStatus.Passed or StepStatus.Skipped, $"{step.Step.Id} is {step.Status}")
        );
    }
}
