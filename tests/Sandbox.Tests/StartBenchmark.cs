using System.Diagnostics;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>
/// Measures how long a sandbox takes to start until its engine answers, and how long a minimal script takes for the same. The measurements
/// alternate, so that a busy host slows down both. Nothing is asserted. To run it:
/// <c>dotnet test --project Sandbox.Tests/Sandbox.Tests.csproj --explicit only --filter-class '*StartBenchmark' --output detailed</c>.
/// </summary>
[Collection(nameof(Alone))]
public sealed class StartBenchmark(Sandboxes sandboxes, ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 10;
    private readonly DirectoryInfo _mountPoint = Directory.CreateTempSubdirectory("by-hand-");

    /// <summary>A minimal sandbox, without limits and with the host's devices and sysfs. Arguments: LOWER_DIRECTORIES MOUNT_POINT</summary>
    private const string ByHand = """
        exec unshare --mount --uts --ipc --net --pid --fork -- bash -c '
          set -e
          mount --make-rprivate /
          mount -t tmpfs tmpfs "$2"
          mkdir "$2/upper" "$2/work" "$2/root"
          mount -t overlay -o "lowerdir=$1,upperdir=$2/upper,workdir=$2/work" overlay "$2/root"
          cd "$2/root"
          mount -t proc proc proc
          mount -t tmpfs tmpfs run
          mkdir old var/lib/docker
          mount -t tmpfs tmpfs var/lib/docker
          mount --rbind /sys sys
          mount --rbind /dev dev
          ip link set lo up
          pivot_root . old
          docker-registry serve /etc/drydock/registry.yml >/var/log/registry.log 2>&1 &
          dockerd --registry-mirror http://127.0.0.1:5000 >/var/log/dockerd.log 2>&1 &
          until curl --silent --output /dev/null http://127.0.0.1:5000/ && curl --silent --output /dev/null --unix-socket /run/docker.sock http://docker/version; do sleep 0.01; done
          echo up
        ' bash "$@"
        """;

    [Fact(Explicit = true)]
    public async Task Start_to_answering_engine_beside_the_same_by_hand()
    {
        _ = sandboxes.Template;
        await RoundAsync();
        var rounds = new List<(double Ours, double ByHand)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await RoundAsync());
        }

        output.WriteLine($"ours    {Median(rounds.Select(round => round.Ours)):0.00} s (median of {Rounds})");
        output.WriteLine($"by hand {Median(rounds.Select(round => round.ByHand)):0.00} s");
        output.WriteLine($"ratio   {Median(rounds.Select(round => round.Ours / round.ByHand)):0.00} (median of the pairs)");
    }

    public void Dispose() => _mountPoint.Delete();

    private async Task<(double Ours, double ByHand)> RoundAsync()
    {
        var clock = Stopwatch.StartNew();
        await using (await sandboxes.StartAsync())
        {
            clock.Stop();
        }

        return (clock.Elapsed.TotalSeconds, await ByHandAsync());
    }

    private async Task<double> ByHandAsync()
    {
        var (engine, images) = sandboxes.Template;
        var up = new FirstLine();
        var run = await HostProcess.RunAsync(
            HostCommand.Script(ByHand, "by-hand", [$"{images!.Root}:{engine.Root}", _mountPoint.FullName]),
            TimeSpan.FromSeconds(60),
            up,
            ct: TestContext.Current.CancellationToken
        );
        Assert.Equal("up", run.Text.Trim());
        return up.Seconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private sealed class FirstLine : IProgress<string>
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public double Seconds { get; private set; }

        public void Report(string value) => Seconds = _clock.Elapsed.TotalSeconds;
    }
}
