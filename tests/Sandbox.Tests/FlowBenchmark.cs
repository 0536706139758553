using Site.Engines;
using Site.Flows;

namespace Site.Sandbox.Tests;

/// <summary>
/// Measures how many of 20 runs of a container show each event, request and process. Nothing is asserted. To run it:
/// <c>dotnet test --project Sandbox.Tests/Sandbox.Tests.csproj --explicit only --filter-class '*FlowBenchmark' --output detailed</c>.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FlowBenchmark(Sandboxes sandboxes, ITestOutputHelper output)
{
    private const int Rounds = 20;

    [Theory(Explicit = true)]
    [InlineData("bookworm")]
    [InlineData("trixie")]
    [InlineData("forky")]
    public async Task What_is_seen_of_a_run(string engine)
    {
        _ = sandboxes.Template;
        var template = await sandboxes.TemplateAsync(EngineName.All.Single(name => name.Suite == engine), MachineKind.Docker);
        await using var sandbox = await template.StartAsync(SandboxLimits.Default, TestContext.Current.CancellationToken);
        var recorder = await sandbox.RecordAsync(TestContext.Current.CancellationToken);
        var seen = new Dictionary<string, List<int>>();
        for (var round = 0; round < Rounds; round++)
        {
            await sandbox.ReadAsync("docker image rm --force hello-world >/dev/null 2>&1 || true");
            await using var watch = await sandbox.RecordFlowAsync(TestContext.Current.CancellationToken);
            await recorder.BeginAsync(TestContext.Current.CancellationToken);
            await sandbox.ReadAsync("docker run hello-world");
            var flow = await watch.EndAsync(recorder.Began, TestContext.Current.CancellationToken);
            foreach (var same in Kinds(flow).GroupBy(kind => kind))
            {
                seen.TryAdd(same.Key, []);
                seen[same.Key].Add(same.Count());
            }
        }

        foreach (var (kind, counts) in seen.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{engine} {kind}: in {counts.Count} of {Rounds} runs, {counts.Min()} to {counts.Max()} times");
        }
    }

    private static IEnumerable<string> Kinds(Flow flow) =>
        [
            .. flow.Engine.Select(found => $"dockerd {found.Type} {found.Action}"),
            .. flow.Runtime.Select(found => $"containerd {found.Topic}"),
            .. flow.Registry.Select(request => $"registry {request.Method} {request.Path.Split('/').SkipLast(1).LastOrDefault()}"),
            .. flow.Processes.Select(process => $"process {process.Name} {process.Action}"),
        ];
}
