namespace Site.Sandbox.Tests;

public sealed class StayingApart(Sandboxes sandboxes)
{
    private const int Count = 4;

    [Fact]
    public async Task Four_at_once_do_not_see_each_other()
    {
        var starting = Enumerable.Range(0, Count).Select(_ => sandboxes.StartAsync()).ToList();
        try
        {
            var all = await Task.WhenAll(starting);
            await Task.WhenAll(all.Select((sandbox, number) => LeaveTracesAsync(sandbox, number)));
            var seen = await Task.WhenAll(all.Select(SeenAsync));

            for (var number = 0; number < Count; number++)
            {
                Assert.All(Traces(number), trace => Assert.Contains(trace, seen[number], StringComparison.Ordinal));
                foreach (var other in Enumerable.Range(0, Count).Where(other => other != number))
                {
                    Assert.All(Traces(other), trace => Assert.DoesNotContain(trace, seen[number], StringComparison.Ordinal));
                }
            }
        }
        finally
        {
            var started = starting.Where(start => start.IsCompletedSuccessfully);
            await Task.WhenAll(started.Select(async start => await (await start).DisposeAsync()));
        }
    }

    /// <summary>
    /// What one sandbox makes and another must not see: a process, an image, a container, a hostname, files, sockets, a cgroup.
    /// </summary>
    private static async Task LeaveTracesAsync(RunningSandbox sandbox, int number) =>
        await sandbox.ReadAsync(
            $"""
            set -e
            docker pull --quiet busybox && docker tag busybox image-{number}
            docker run --detach --name container-{number} busybox sleep 7700{number}
            hostname host-{number}
            touch /tmp/file-{number} /dev/shm/shared-{number}
            mkdir /sys/fs/cgroup/pids/cgroup-{number} || mkdir /sys/fs/cgroup/cgroup-{number}
            nohup busybox nc -ll -p 4700{number} >/dev/null 2>&1 </dev/null &
            nohup busybox nc -ll -p 4800 >/dev/null 2>&1 </dev/null &
            until ss --tcp --listening --numeric | grep 4700{number} && ss --tcp --listening --numeric | grep 4800; do sleep 0.05; done
            """
        );

    private static Task<string> SeenAsync(RunningSandbox sandbox) =>
        sandbox.ReadAsync(
            "ps -ef; docker images; docker ps; hostname; ls /tmp /dev/shm /sys/fs/cgroup /sys/fs/cgroup/*; ss --all --numeric"
        );

    private static string[] Traces(int number) =>
        [
            $"sleep 7700{number}",
            $"image-{number}",
            $"container-{number}",
            $"host-{number}",
            $"file-{number}",
            $"shared-{number}",
            $"cgroup-{number}",
            $":4700{number}",
        ];
}
