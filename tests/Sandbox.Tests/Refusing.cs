using Site.Processes;

namespace Site.Sandbox.Tests;

public sealed class Refusing(Sandboxes sandboxes)
{
    private const int MachineLacksSomething = 3;

    /// <summary>The one right that is left lets nobody read this program, wherever it was built.</summary>
    private static readonly string[] Nobody =
        ["--reuid", "65534", "--regid", "65534", "--clear-groups", "--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search"];

    [Fact]
    public async Task Without_root_it_says_so()
    {
        _ = sandboxes.Template;
        var run = await RunAsync(Nobody);

        Assert.Equal(MachineLacksSomething, run.ExitCode);
        Assert.Equal("A sandbox needs root, to make namespaces and mounts. Run the same command with sudo", run.Text.Trim());
    }

    /// <summary>Root without the right to administer, as in a container.</summary>
    [Fact]
    public async Task Without_namespaces_it_says_so()
    {
        _ = sandboxes.Template;
        var run = await RunAsync(["--bounding-set", "-sys_admin", "--inh-caps", "-sys_admin"]);

        Assert.Equal(MachineLacksSomething, run.ExitCode);
        Assert.StartsWith("A sandbox could not be set up: ", run.Text, StringComparison.Ordinal);
        Assert.Contains("Operation not permitted", run.Text, StringComparison.Ordinal);
        Assert.Contains("real root rather than a container's", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
    }

    private static Task<Execution> RunAsync(string[] privileges) => HostProcess.RunAsync(
        HostCommand.Of("setpriv", [.. privileges, "dotnet", ThisProgram.Path, "sandbox", "--content", Sandboxes.Content, "--", "true"]),
        TimeSpan.FromSeconds(60),
        ct: TestContext.Current.CancellationToken);
}
