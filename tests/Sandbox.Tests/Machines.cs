using Site.Engines;

namespace Site.Sandbox.Tests;

/// <summary>
/// Each machine other than the default one behaves like a server of its kind. The tests use the default engine, or every engine with the
/// environment variable DRYDOCK_ALL=1.
/// </summary>
public sealed class Machines(Sandboxes sandboxes)
{
    public static TheoryData<string> Engines { get; } =
    [
        .. EngineName
            .All.Where(name => Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1" || name == EngineName.Default)
            .Select(name => name.Suite),
    ];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Systemd_runs_docker_as_on_a_server(string engine)
    {
        var groups = Groups();
        await using var sandbox = await StartAsync(MachineKind.Systemd, engine);
        Assert.Equal("running", await sandbox.ReadAsync("systemctl is-system-running", Account.Reader));
        Assert.Equal("systemd", await sandbox.ReadAsync("cat /proc/1/comm", Account.Reader));
        await sandbox.ReadAsync("docker run --rm hello-world", Account.Reader);

        await sandbox.ReadAsync("sudo systemctl restart docker && docker images | grep hello-world", Account.Reader);
        var broken = await sandbox.ShellAsync(
            "echo '{' | sudo tee /etc/docker/daemon.json && sudo systemctl restart docker",
            Account.Reader
        );
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("Job for docker.service failed", broken.Text, StringComparison.Ordinal);
        Assert.Contains(
            "unable to configure the Docker daemon with file /etc/docker/daemon.json",
            await sandbox.ReadAsync("journalctl -u docker --no-pager"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "active",
            await sandbox.ReadAsync(
                "echo '{}' | sudo tee /etc/docker/daemon.json >/dev/null && sudo systemctl reset-failed docker && sudo systemctl restart docker && systemctl is-active docker",
                Account.Reader
            )
        );
        Assert.False(sandbox.HasFailed);
        Assert.Empty(Groups().Except(groups));
    }

    [Fact]
    public async Task A_daemon_that_comes_back_is_recorded_again()
    {
        await using var sandbox = await StartAsync(MachineKind.Systemd, EngineName.Default.Suite);
        var recorder = await sandbox.RecordAsync(TestContext.Current.CancellationToken);
        await recorder.BeginAsync(TestContext.Current.CancellationToken);
        Assert.Contains(
            "Cannot connect to the Docker daemon",
            (await sandbox.ShellAsync("sudo systemctl stop docker docker.socket; docker ps", Account.Reader)).Text,
            StringComparison.Ordinal
        );
        Assert.Empty(recorder.Calls);

        await sandbox.ReadAsync("systemctl start docker");
        await recorder.BeginAsync(TestContext.Current.CancellationToken);
        await sandbox.ReadAsync("docker ps", Account.Reader);
        Assert.NotEmpty(recorder.Calls);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task On_the_bare_machine_docker_is_installed_and_removed_without_a_network(string engine)
    {
        await using var sandbox = await StartAsync(MachineKind.Bare, engine);
        Assert.NotEqual(0, (await sandbox.ShellAsync("command -v docker || getent group docker")).ExitCode);

        await sandbox.ReadAsync("sudo apt-get install -y docker.io", Account.Reader);
        Assert.Equal("active\nenabled", await sandbox.ReadAsync("systemctl is-active docker; systemctl is-enabled docker", Account.Reader));
        Assert.Contains("Hello from", await sandbox.ReadAsync("sudo docker run hello-world", Account.Reader), StringComparison.Ordinal);
        await sandbox.ReadAsync("sudo systemctl stop docker docker.socket && sudo apt-get purge -y docker.io", Account.Reader);
        await sandbox.ReadAsync(
            "sudo rm -rf /var/lib/docker /var/lib/containerd && ! ls -d /var/lib/docker /var/lib/containerd",
            Account.Reader
        );
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task On_the_rpm_machine_the_steps_of_centos_run_in_order(string engine)
    {
        await using var sandbox = await StartAsync(MachineKind.Rpm, engine);
        Assert.Contains("rehearsal", await sandbox.ReadAsync("cat /etc/redhat-release"), StringComparison.Ordinal);
        Assert.Contains(
            "No packages marked for removal.",
            await sandbox.ReadAsync(
                "sudo yum remove -y docker docker-client docker-client-latest docker-common docker-latest docker-latest-logrotate docker-logrotate docker-engine",
                Account.Reader
            ),
            StringComparison.Ordinal
        );
        await sandbox.ReadAsync(
            "sudo yum install -y gcc gcc-c++ yum-utils && sudo yum-config-manager --add-repo https://download.docker.com/linux/centos/docker-ce.repo",
            Account.Reader
        );
        Assert.Contains(
            "invalid choice: 'fast'",
            (await sandbox.ShellAsync("sudo yum makecache fast", Account.Reader)).Text,
            StringComparison.Ordinal
        );
        await sandbox.ReadAsync(
            "sudo yum makecache && sudo yum install -y docker-ce docker-ce-cli containerd.io docker-buildx-plugin docker-compose-plugin",
            Account.Reader
        );
        Assert.Contains("docker-ce-rootless-extras-", await sandbox.ReadAsync("rpm -qa", Account.Reader), StringComparison.Ordinal);
        Assert.Equal(
            "buildx\ncompose",
            await sandbox.ReadAsync(
                "docker info --format '{{range .ClientInfo.Plugins}}{{println .Name}}{{end}}' 2>/dev/null | grep .",
                Account.Reader
            )
        );

        Assert.Equal("disabled", (await sandbox.ShellAsync("systemctl is-enabled docker", Account.Reader)).Text.Trim());
        await sandbox.ReadAsync("sudo systemctl start docker && sudo systemctl enable docker", Account.Reader);
        Assert.Contains("Hello from", await sandbox.ReadAsync("sudo docker run hello-world", Account.Reader), StringComparison.Ordinal);
        await sandbox.ReadAsync(
            "sudo yum remove -y docker-ce docker-ce-cli containerd.io && ! command -v dockerd && ! pgrep dockerd",
            Account.Reader
        );
        Assert.Equal(
            "docker-buildx-plugin\ndocker-compose-plugin",
            await sandbox.ReadAsync("rpm -qa --queryformat '%{name}\\n' 'docker*' | sort", Account.Reader)
        );
        await sandbox.ReadAsync(
            "sudo rm -rf /var/lib/docker /var/lib/containerd && ! ls -d /var/lib/docker /var/lib/containerd",
            Account.Reader
        );
    }

    [Fact]
    public async Task On_the_rpm_machine_the_sites_that_the_commands_name_answer_and_no_others()
    {
        await using var sandbox = await StartAsync(MachineKind.Rpm, EngineName.Default.Suite);
        foreach (var scheme in new[] { "http", "https" })
        {
            Assert.Equal(
                await sandbox.ReadAsync($"curl -fsS {scheme}://download.docker.com/linux/centos/docker-ce.repo", Account.Reader),
                await sandbox.ReadAsync($"curl -fsS {scheme}://mirrors.aliyun.com/docker-ce/linux/centos/docker-ce.repo", Account.Reader)
            );
        }

        await sandbox.ReadAsync("curl -fsS http://vault.centos.org/7.9.2009/os/x86_64/repodata/repomd.xml", Account.Reader);
        Assert.Contains(
            "Could not resolve host: mirrorlist.centos.org",
            (await sandbox.ShellAsync("curl http://mirrorlist.centos.org/", Account.Reader)).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "404",
            await sandbox.ReadAsync(
                "curl -s -o /dev/null -w '%{http_code}' --path-as-is http://127.0.0.1/../../../etc/passwd",
                Account.Reader
            )
        );
    }

    /// <summary>
    /// The host's control groups without those of sandboxes. A systemd that saw them from inside a sandbox would add its own.
    /// </summary>
    private static List<string> Groups() =>
        [
            .. Directory
                .EnumerateDirectories("/sys/fs/cgroup")
                .SelectMany(hierarchy => Directory.EnumerateDirectories(hierarchy).Append(hierarchy))
                .Where(group => !group.Contains("/drydock-", StringComparison.Ordinal)),
        ];

    private async Task<RunningSandbox> StartAsync(MachineKind machine, string engine)
    {
        _ = sandboxes.Template;
        var template = await sandboxes.TemplateAsync(EngineName.All.Single(name => name.Suite == engine), machine);
        return await template.StartAsync(SandboxLimits.Default, TestContext.Current.CancellationToken);
    }
}
