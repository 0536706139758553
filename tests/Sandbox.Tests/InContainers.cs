namespace Site.Sandbox.Tests;

/// <summary>
/// Drydock in a container, as on macOS and Windows. The engine of a sandbox runs the container, whose image is a copy of the sandbox's own
/// machine.
/// </summary>
public sealed class InContainers(SandboxWithDrydock outer) : IClassFixture<SandboxWithDrydock>
{
    private const string Unconfined = "--security-opt seccomp=unconfined --security-opt systempaths=unconfined";

    [Theory]
    [InlineData("--privileged")]
    [InlineData($"--cap-add SYS_ADMIN --cap-add SYS_PTRACE {Unconfined}")]
    public async Task Root_needs_a_privileged_container_or_these_options(string options) =>
        Assert.EndsWith("from a container\n", await outer.RunAsync(options, "root", "root"), StringComparison.Ordinal);

    [Fact]
    public async Task An_ordinary_user_needs_no_capability() =>
        Assert.EndsWith(
            "from a container\n",
            await outer.RunAsync(
                Unconfined,
                "you",
                "user",
                """
                cp /share/uidmap/new?idmap /usr/bin && cp /share/uidmap/*.so* /usr/lib
                setcap cap_setuid+ep /usr/bin/newuidmap && setcap cap_setgid+ep /usr/bin/newgidmap
                echo you:65536:65536 | tee /etc/subuid >/etc/subgid
                """
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("--cap-add SYS_ADMIN --cap-add SYS_PTRACE")]
    public async Task Elsewhere_it_refuses_and_names_the_cure(string options)
    {
        var said = await outer.RunAsync(options, "root", "root");
        Assert.Contains("A sandbox could not be set up: ", said, StringComparison.Ordinal);
        Assert.EndsWith("or in a privileged one\n", said, StringComparison.Ordinal);
    }
}
