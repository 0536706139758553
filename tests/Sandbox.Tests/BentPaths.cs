using System.Net.Sockets;
using System.Text;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>
/// Root inside can replace files with links. A program outside that followed one would open a file of the host.
/// </summary>
public sealed class BentPaths(Sandboxes sandboxes) : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);
    private readonly DirectoryInfo _host = Directory.CreateTempSubdirectory("bent-");
    private readonly string _name = Path.Combine(Path.GetTempPath(), $"drydock-test-{Guid.NewGuid():N}.sock");

    [Theory]
    [InlineData("ln -sf {0} /run/docker.engine.sock")]
    [InlineData("ln -sf {0} /run/docker.sock")]
    [InlineData("ln -sf {0} /run/docker.engine.sock; ln -sf /run/docker.engine.sock /run/docker.sock")]
    public async Task A_link_in_place_of_the_engine_s_socket_leads_nobody_to_one_of_the_host(string bend)
    {
        using var host = Listening();
        await using var sandbox = await sandboxes.StartAsync();
        var recorder = await sandbox.RecordAsync(TestContext.Current.CancellationToken);
        await sandbox.ReadAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, bend, _name));
        var clients = sandbox.ShellAsync("docker ps; docker --host unix:///run/docker.engine.sock ps", Account.Reader, seconds: 5);
        await IgnoreAsync(EngineState.ReadAsync(sandbox, TestContext.Current.CancellationToken));
        await IgnoreAsync(recorder.BeginAsync(TestContext.Current.CancellationToken));
        await clients;

        Assert.False(host.Poll(0, SelectMode.SelectRead), "The host's socket was connected to");
        Assert.True(File.Exists(_name));
    }

    [Fact]
    public async Task A_link_that_was_there_before_the_recorder_leads_it_nowhere()
    {
        using var host = Listening();
        await using var sandbox = await sandboxes.StartAsync();
        await sandbox.ReadAsync($"ln -sf {_name} /run/docker.sock");
        await sandbox.RecordAsync(TestContext.Current.CancellationToken);
        await sandbox.ShellAsync("docker ps", Account.Reader, seconds: 5);
        Assert.Equal(["no engine answers"], await EngineState.ReadAsync(sandbox, TestContext.Current.CancellationToken));

        Assert.False(host.Poll(0, SelectMode.SelectRead), "The host's socket was connected to");
    }

    [Fact]
    public async Task A_log_that_is_a_link_tells_nothing_of_the_host()
    {
        var secret = Path.Combine(_host.FullName, "secret");
        await File.WriteAllTextAsync(secret, "hunter2", TestContext.Current.CancellationToken);
        await using var sandbox = await sandboxes.StartAsync();
        await sandbox.ReadAsync($"ln -sf {secret} /var/log/dockerd.log");
        Assert.Equal("", sandbox.LogOf("dockerd"));
    }

    [Theory]
    [InlineData("rm /var/log/dockerd.log; mkfifo /var/log/dockerd.log", "")]
    [InlineData("mount --bind /dev/zero /var/log/dockerd.log", "")]
    [InlineData("rm /var/log/dockerd.log; mkdir /var/log/dockerd.log", "")]
    [InlineData("cd /var/log; rm dockerd.log; truncate --size 1G dockerd.log; printf '\\nlast words\\n' >>dockerd.log", "last words")]
    public async Task A_log_that_is_no_log_is_read_in_no_time(string bend, string expected)
    {
        await using var sandbox = await sandboxes.StartAsync();
        await sandbox.ReadAsync(bend);
        var log = await Task.Run(() => sandbox.LogOf("dockerd", lines: 1)).WaitAsync(TimeLimit, TestContext.Current.CancellationToken);
        Assert.Equal(expected, log);
    }

    [Fact]
    public async Task A_link_to_a_file_of_the_host_does_not_say_that_a_daemon_has_ended()
    {
        var file = Path.Combine(_host.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await using var sandbox = await sandboxes.StartAsync();
        await sandbox.ReadAsync($"ln -s {file} /run/dockerd.ended");

        Assert.False(sandbox.HasFailed);
    }

    [Fact]
    public void What_is_written_stays_below_the_root()
    {
        var (root, outside) = (_host.CreateSubdirectory("root"), _host.CreateSubdirectory("outside"));
        File.CreateSymbolicLink(Path.Combine(root.FullName, "opt"), outside.FullName);
        File.CreateSymbolicLink(Path.Combine(root.FullName, "up"), "../outside");
        var target = Path.Combine(outside.FullName, "target");
        File.WriteAllText(target, "mine");
        File.CreateSymbolicLink(Path.Combine(root.FullName, "file"), target);
        using var files = SandboxFiles.Below(root.FullName);

        Assert.Throws<IOException>(() => files.Write("/opt/file", "theirs"u8));
        Assert.Throws<IOException>(() => files.Write("/up/file", "theirs"u8));
        files.Write("/file", "theirs"u8);
        files.Write("/new/directory/file", "theirs"u8);

        Assert.Equal([target], Directory.EnumerateFileSystemEntries(outside.FullName));
        Assert.Equal("mine", File.ReadAllText(target));
        Assert.Equal("theirs", File.ReadAllText(Path.Combine(root.FullName, "file")));
        Assert.Equal("theirs", Encoding.UTF8.GetString(files.ReadEnd("/new/directory/file", bytes: 100)));
        Assert.Equal("irs", Encoding.UTF8.GetString(files.ReadEnd("/new/directory/file", bytes: 3)));
    }

    [Fact]
    public void What_is_copied_out_is_what_lies_below_the_root()
    {
        var (root, copy) = (_host.CreateSubdirectory("root"), Path.Combine(_host.FullName, "copy"));
        using var files = SandboxFiles.Below(root.FullName);
        files.Write("/tree/a", "a"u8);
        files.Write("/tree/b/c", "c"u8);

        files.CopyOut("/tree", copy, limit: 2);
        Assert.Equal("ac", File.ReadAllText(Path.Combine(copy, "a")) + File.ReadAllText(Path.Combine(copy, "b", "c")));
        Assert.Throws<IOException>(() => files.CopyOut("/tree", copy, limit: 1));

        File.CreateSymbolicLink(Path.Combine(root.FullName, "tree", "link"), "/etc/hostname");
        Assert.Throws<IOException>(() => files.CopyOut("/tree", Path.Combine(_host.FullName, "again"), limit: 1000));
    }

    public void Dispose()
    {
        File.Delete(_name);
        _host.Delete(recursive: true);
    }

    /// <summary>
    /// Listens on the host as an engine would. Nothing accepts the connections, so that a test can see whether there is one.
    /// </summary>
    private Socket Listening()
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(_name));
        listener.Listen();
        return listener;
    }

    /// <summary>Waits for a task but ignores its result, since the test broke the sandbox on purpose.</summary>
    private static Task IgnoreAsync(Task task) =>
        task.ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(TimeLimit, TestContext.Current.CancellationToken);
}
