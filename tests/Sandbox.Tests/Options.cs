using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>The options of the command <c>sandbox</c>.</summary>
public sealed class Options
{
    [Theory]
    [InlineData("--memory 10q", "`10q` is not a size; write 512m or 4g")]
    [InlineData("--memory 10m", "--memory must be at least 256m")]
    [InlineData("--processes abc", "`abc` is not a number")]
    [InlineData("--cpus 0", "--cpus must be at least 0.1")]
    [InlineData("--share /nowhere", "--share /nowhere not found; name an existing directory")]
    [InlineData("--machine toaster", "'toaster' not recognized")]
    public async Task What_makes_no_sense_is_told(string options, string message)
    {
        var run = await RunAsync([.. options.Split(' '), "--", "true"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_keeps_its_exit_code_and_its_ceilings()
    {
        Assert.SkipWhen(Host.Missing() is not null, "There can be no sandbox here");
        var run = await RunAsync([
            "--disk",
            "100m",
            "--cpus",
            "1",
            "--content",
            Sandboxes.Content,
            "--",
            "sh",
            "-c",
            "dd if=/dev/zero of=/home/you/fill bs=1M 2>/dev/null; exit 7",
        ]);
        Assert.Equal(7, run.ExitCode);
        Assert.Contains("The sandbox's disk of 100 MiB is full.", run.Text, StringComparison.Ordinal);
    }

    private static Task<ProcessResult> RunAsync(string[] options) =>
        HostProcess.RunAsync(
            HostCommand.Of(Drydock.Program, Drydock.Arguments(["sandbox", .. options])),
            ct: TestContext.Current.CancellationToken
        );
}
