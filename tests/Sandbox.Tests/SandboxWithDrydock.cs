using System.Globalization;
using Site.Engines;
using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>
/// A sandbox that has Drydock itself, the image <c>machine</c>, and an engine for the sandboxes in its containers. Those have other ids, so
/// the engine's files are copied for them.
/// </summary>
public sealed class SandboxWithDrydock(Sandboxes sandboxes) : IAsyncDisposable
{
    private readonly DirectoryInfo _shared = Directory.CreateTempSubdirectory("drydock-container-");

    private Task<RunningSandbox>? _started;

    public async ValueTask DisposeAsync()
    {
        if (_started is { IsCompletedSuccessfully: true })
        {
            await (await _started).DisposeAsync();
        }

        _shared.Delete(recursive: true);
    }

    /// <summary>Runs a container in a sandbox in a container in a sandbox.</summary>
    /// <param name="options">The options of <c>docker run</c>.</param>
    /// <param name="user">Who runs Drydock in the container.</param>
    /// <param name="cache">The folder with that user's cache.</param>
    /// <param name="prepare">What root does in the container before.</param>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(string options, string user, string cache, string prepare = "")
    {
        var run = await (await (_started ??= StartAsync())).ShellAsync(
            $$"""
            docker run --rm --volume /opt/dotnet:/opt/dotnet --volume /share:/share {{options}} machine bash -c '
              cp /share/mmdebstrap /usr/bin
              {{prepare}}
              exec setpriv --reuid {{user}} --regid {{user}} --init-groups env HOME=/home/{{user}} XDG_CACHE_HOME=/share/{{cache}} \
                /opt/dotnet/dotnet /share/program/site.dll sandbox --content /none -- bash -c "
                  tar --create /usr/bin/busybox 2>/dev/null | docker import - small >/dev/null
                  docker run --rm small busybox echo from a container"'
            """
        );
        return run.Text;
    }

    private async Task<RunningSandbox> StartAsync()
    {
        var ids = IdRange.OfThisProcess();
        Assert.SkipUnless(
            IdRange.IsOutside && ids is { Count: >= 2 * IdRange.Needed },
            "This account has too few ids for a sandbox in a sandbox"
        );
        // The ids in a container are those of the sandbox. Root takes the upper half of them for a sandbox, and a user of the container gets the
        // same as subordinate ids.
        var ofRoot = new IdRange(IdRange.Needed, IdRange.Needed, ids.Outside + IdRange.Needed);
        var ofUser = new IdRange(1, IdRange.Needed, IdRange.Needed);
        var engine = sandboxes.Template.Engine;
        var recipe = EngineRoot.Of(engine.Name, MachineKind.Docker);
        await HostProcess.ReadAsync(
            HostCommand.Of(
                "bash",
                "-c",
                """
                set -euo pipefail
                from=$1 by=$2 program=$3 shared=$4 root=$4/root/drydock/$5 user=$4/user/drydock/$6
                mkdir -p "$root" "${user%/*}" "$shared/uidmap"
                chmod 755 "$shared"
                for ids in U G; do
                  find "$from" -printf "%$ids\n" | sort --unique | while read -r id; do echo "+$id +$((id + by))"; done >"$shared/$ids"
                done
                tar --directory "$from" --owner-map="$shared/U" --group-map="$shared/G" --create . | tar --directory "$root" --extract --same-owner
                cp --archive --link "$root" "$user"
                cp --recursive "$program" "$shared/program"
                cp /usr/bin/mmdebstrap "$shared"
                cp /usr/bin/new?idmap $(ldd /usr/bin/newuidmap | grep -o '/[^ ]*libsubid[^ ]*') "$shared/uidmap"
                """,
                "copy",
                engine.Directory,
                IdRange.Needed.ToString(CultureInfo.InvariantCulture),
                Path.GetDirectoryName(ThisProgram.Path)!,
                _shared.FullName,
                recipe.DirectoryOf(engine.Name, ofRoot),
                recipe.DirectoryOf(engine.Name, ofUser)
            ),
            ct: TestContext.Current.CancellationToken
        );
        var sandbox = await (sandboxes.Template with { Share = new SharedDirectory(_shared.FullName, Writable: false) }).StartAsync(
            SandboxLimits.Default,
            TestContext.Current.CancellationToken
        );
        await sandbox.ReadAsync(
            "tar --directory / --one-file-system --exclude ./srv --exclude ./var/lib/docker --exclude ./share --exclude ./opt --create . | docker import - machine"
        );
        return sandbox;
    }
}
