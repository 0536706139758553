using System.Text.Json.Nodes;
using Site.Processes;

namespace Site.Tests;

/// <summary>Runs the theme's own code in Node.</summary>
internal static class ThemeCode
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <param name="program">A file beside the tests, which describes its arguments.</param>
    /// <returns>What the last line of its output says.</returns>
    public static async Task<JsonNode> RunAsync(string program, params IReadOnlyList<string> arguments)
    {
        var here = SearchFixture.Here();
        var command = HostCommand.Of("node", [Path.Combine(here, program), Path.Combine(here, "../../theme"), .. arguments]);
        var run = await HostProcess.RunAsync(command, TimeLimit, outputLimit: 1024 * 1024, ct: TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, run.Text);
        return JsonNode.Parse(run.Text.TrimEnd().Split('\n')[^1])!;
    }
}
