using Site.Processes;

namespace Site.Sandbox.Tests;

/// <summary>
/// What root inside a sandbox, and a privileged container in it, try against the machine. Each script prints "done" only if it got what it
/// wanted. Where that is harmless, the same script is run as the machine's own root too, to prove that it could succeed.
/// </summary>
public sealed class Attacks(Sandboxes sandboxes, OneSandbox one) : IClassFixture<OneSandbox>
{
    private const string Done = "done";

    /// <summary>Makes a system call by its number on x86-64, and tells whether the kernel did it. Arguments are numbers or texts.</summary>
    private const string Call = """
        call() { python3 - "$@" <<'END'
        import ctypes, sys
        arguments = [int(a) if a.lstrip('-').isdigit() else a.encode() for a in sys.argv[1:]]
        libc = ctypes.CDLL(None, use_errno=True)
        buffer = ctypes.create_string_buffer(b"\0" * 256)
        arguments = [buffer if a == b"buffer" else a for a in arguments]
        print("refused" if libc.syscall(*arguments) < 0 else "done")
        END
        }

        """;

    /// <summary>Attacks that would do no harm if they succeeded.</summary>
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["open the kernel's log by its device"] = "mknod node c 1 11 && : <node && echo done",
        ["open a terminal of the machine"] = "mknod node c 4 1 && : <node && echo done",
        ["open the control of the loop devices"] = "mknod node c 10 237 && : <node && echo done",
        ["attach a loop device"] = """
            truncate --size 1M image
            for node in 0 1 2 3 4 5 6 7; do [ -e /dev/loop$node ] || mknod /dev/loop$node b 7 $node; done
            loop=$(losetup --find --show image) && losetup --detach "$loop" && echo done
            """,
        ["mount the devices of the machine"] = "mkdir at; mount -t devtmpfs none at && { umount at; echo done; }",
        ["change a setting of the kernel"] = """
            for file in /proc/sys/kernel/{core_pattern,modprobe,panic,printk,dmesg_restrict,sysrq,core_uses_pid,threads-max,kptr_restrict}; do
              value=$(cat $file) && echo "$value" >$file && echo done
            done
            """,
        ["change a setting of the memory management or of the file systems"] = """
            for file in /proc/sys/vm/{swappiness,overcommit_memory,dirty_ratio} /proc/sys/fs/{file-max,inotify/max_user_watches,suid_dumpable}; do
              value=$(cat $file) && echo "$value" >$file && echo done
            done
            """,
        ["drop the caches"] = "echo 1 >/proc/sys/vm/drop_caches && echo done",
        ["write a setting below /sys"] =
            "find /sys/kernel /sys/module /sys/block /sys/power -type f -perm /222 -writable -print -quit 2>/dev/null | grep . && echo done",
        ["read the kernel's log"] = Call + "call 103 3 buffer 200",
        ["take precedence over other programs"] = "renice --priority $(($(nice) - 1)) --pid $$ && echo done",
        ["see a process of the machine"] = "tr '\\0' ' ' <\"/proc/$outside/cmdline\" | grep --quiet Sandbox.Tests && echo done",
        ["signal a process of the machine"] =
            "kill -0 $outside && tr '\\0' ' ' <\"/proc/$outside/cmdline\" | grep --quiet Sandbox.Tests && echo done",
        ["reach a directory of the machine through a process"] =
            "for way in /proc/[0-9]*/{root,cwd,fd/*}; do [ -d \"$way$directory\" ] && echo done; done",
        ["open a file by its handle"] = """
            python3 - <<'END'
            import ctypes, os, struct
            libc = ctypes.CDLL(None, use_errno=True)
            for mount in ("/", "/opt/dotnet", "/dev/null", "/tmp", "/var/lib/docker"):
                if os.path.exists(mount):
                    file = os.open(mount, os.O_RDONLY)
                    # Inode 2, the root directory of an ext4 file system.
                    handle = ctypes.create_string_buffer(struct.pack("<IiII", 8, 1, 2, 0))
                    if libc.syscall(304, file, handle, 0) >= 0: print("done", mount)
            END
            """,
        ["use the keyring"] = Call + "call 248 user drydock-test buffer 4 -4",
    };

    /// <summary>Attacks that would do harm on the machine itself, or that not every kernel lets its root do.</summary>
    private static readonly Dictionary<string, string> Harmful = new()
    {
        ["raise a limit of its own again"] = "ulimit -n 100; ulimit -Hn 200 && echo done",
        ["open a disk"] = """
            for disk in /sys/class/block/*/dev; do
              rm -f node; mknod node b $(tr : ' ' <"$disk") && head --bytes 1 node >head && [ -s head ] && echo done
            done
            """,
        ["open the memory by its device"] = "mknod node c 1 1 && head --bytes 1 node >head && [ -s head ] && echo done",
        ["watch what the processor does"] = Call + "call 298 buffer 0 -1 -1 0",
        ["set the clock"] = "date --set @0 && echo done",
        ["trigger a function of the kernel"] = "echo s >/proc/sysrq-trigger && echo done",
        ["load a module"] = Call + "call 175 buffer 100 buffer; call 313 0 buffer 0",
        ["load another kernel"] = Call + "call 246 0 0 0 0; call 320 0 0 0 buffer 0",
        ["have a program called when a cgroup is empty"] = """
            for group in /sys/fs/cgroup/*/; do [ -e "$group/release_agent" ] && echo /bin/true >"$group/release_agent" && echo done; done
            """,
        ["have a program called for each device"] =
            "[ -e /sys/kernel/uevent_helper ] && echo /bin/true >/sys/kernel/uevent_helper && echo done",
        ["use bpf"] = Call + "call 321 0 buffer 128",
        ["handle page faults"] = Call + "call 323 0",
        ["use io_uring"] = Call + "call 425 1 buffer",
        ["have a node of a device in an archive"] = "python3 -c \"import os; os.mknod('disk', 0o60600, os.makedev(254, 0))\" && echo done",
        ["mount a file system that a program serves"] =
            "mkdir at; { mknod fuse c 10 229 && exec 5<>fuse; } && mount -t fuse -o fd=5,rootmode=40000,user_id=0,group_id=0 none at && echo done",
        ["get at a network block device"] = "mknod nbd b 43 0 && head --bytes 1 nbd && echo done",
    };

    public static IEnumerable<TheoryDataRow<string>> All =>
        [.. Harmless.Keys.Concat(Harmful.Keys).Select(name => new TheoryDataRow<string>(name))];

    public static IEnumerable<TheoryDataRow<string>> Possible => [.. Harmless.Keys.Select(name => new TheoryDataRow<string>(name))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Root_inside_cannot(string what) => await RefusedAsync(what, Script(what));

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_privileged_container_inside_cannot(string what) =>
        await RefusedAsync(
            what,
            $"""
            docker run --rm --interactive --privileged --pid host --network host --volume /:/machine busybox chroot /machine bash -s <<'END_OF_ATTACK'
            {Script(what)}
            END_OF_ATTACK
            """
        );

    [Theory]
    [MemberData(nameof(Possible))]
    public async Task Root_of_the_machine_could(string what)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && IdRange.IsOutside, "Only the machine's own root could");
        Assert.SkipWhen(what is "open a terminal of the machine" or "attach a loop device", "Not every machine has these");
        var run = await HostProcess.RunAsync(
            HostCommand.Script(Script(what), "attack"),
            TimeSpan.FromSeconds(30),
            ct: TestContext.Current.CancellationToken
        );
        Assert.Contains(Done, run.Text, StringComparison.Ordinal);
    }

    /// <summary>What an ordinary container needs is not refused.</summary>
    [Fact]
    public async Task What_containers_need_opens()
    {
        var sandbox = await one.StartedAsync();
        await sandbox.ReadAsync("docker pull --quiet busybox");
        Assert.Equal("5", await sandbox.ReadAsync("docker run --rm --device /dev/zero busybox sh -c 'head -c 5 /dev/zero | wc -c'"));
        Assert.Equal("5", await sandbox.ReadAsync("docker run --rm --privileged busybox sh -c 'head -c 5 /dev/urandom | wc -c'"));
    }

    [Fact]
    public async Task Root_inside_is_nobody_outside()
    {
        var sandbox = await one.StartedAsync();
        var ids = IdRange.OfThisProcess()!;
        Assert.Equal($"0 {ids.First} {ids.Count}", await sandbox.ReadAsync("tr --squeeze-repeats ' ' </proc/self/uid_map | sed 's/^ //'"));
        Assert.NotEqual(0u, ids.First);
        Assert.Equal("2", await sandbox.ReadAsync("sed --quiet 's/^Seccomp:\\t//p' /proc/self/status"));
    }

    [Fact]
    public async Task Root_inside_cannot_lift_the_limits()
    {
        Assert.SkipWhen(Host.MissingLimits() is not null, Host.MissingLimits() ?? "");
        await using var sandbox = await one.StartAsync(new SandboxLimits(1L << 30, 256L << 20, 300));
        await sandbox.ShellAsync(
            $"""
            cd /sys/fs/cgroup
            for file in memory/memory.limit_in_bytes memory.max; do [ ! -e $file ] || echo {4L << 30} >$file; done
            for file in pids/pids.max pids.max; do [ ! -e $file ] || echo max >$file; done
            for process in $(seq 400); do sleep 60 & done
            """,
            seconds: 20
        );

        Assert.Contains(sandbox.ReachedLimits(), sentence => sentence.Contains("300 processes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Terminals_and_watches_of_the_machine_are_left_to_it()
    {
        await using var sandbox = await sandboxes.StartAsync();
        var used = await sandbox.ReadAsync(
            """
            cat >use.py <<'END'
            import ctypes, os, resource, time
            resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
            libc, held = ctypes.CDLL(None), []
            try:
                while True: held.append(os.openpty())
            except OSError as fault: print(fault, flush=True)
            for pair in held[-9:]: os.close(pair[0]); os.close(pair[1])
            watches = 0
            while libc.inotify_init() >= 0: watches += 1
            print(watches, "instances", flush=True)
            time.sleep(60)
            END
            python3 use.py >used 2>&1 &
            until grep --quiet instances used; do sleep 0.1; done
            cat used
            """
        );
        var run = await HostProcess.RunAsync(
            HostCommand.Of(
                "bash",
                "-c",
                "exec 5<>/dev/ptmx && echo opened; timeout 1 tail --lines 0 --follow /etc/passwd 2>&1; echo ended"
            ),
            ct: TestContext.Current.CancellationToken
        );
        Assert.DoesNotContain("inotify", run.Text, StringComparison.Ordinal);
        Assert.StartsWith("opened", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n0 instances", used, StringComparison.Ordinal);
        using var watcher = new FileSystemWatcher(Path.GetTempPath());
        watcher.EnableRaisingEvents = true;
    }

    private async Task RefusedAsync(string what, string script)
    {
        var sandbox = await one.StartedAsync();
        var run = await sandbox.ShellAsync(script, seconds: 30);
        Assert.False(run.TimedOut, run.Text);
        Assert.DoesNotContain(Done, run.Text, StringComparison.Ordinal);
        Assert.Contains("tried", run.Text, StringComparison.Ordinal);
        Assert.False(sandbox.HasFailed, what);
    }

    private static string Script(string what) =>
        $"""
            export outside={Environment.ProcessId} directory={AppContext.BaseDirectory}
            cd "$(mktemp --directory)"
            {(Harmless.TryGetValue(what, out var script) ? script : Harmful[what])}
            echo tried
            """;
}
