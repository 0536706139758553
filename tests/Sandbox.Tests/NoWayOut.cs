using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Site.Sandbox.Tests;

/// <summary>Each test expects a message of refusal, which an attempt that could not be made at all would not print.</summary>
public sealed class NoWayOut(OneSandbox one) : IClassFixture<OneSandbox>
{
    private const string Unreachable = "Network is unreachable";

    [Theory]
    [InlineData(Account.Reader, "exec 3<>/dev/tcp/1.1.1.1/443", Unreachable)]
    [InlineData(Account.Root, "exec 3<>/dev/tcp/1.1.1.1/443", Unreachable)]
    [InlineData(Account.Reader, "echo x >/dev/udp/1.1.1.1/53", Unreachable)]
    [InlineData(Account.Root, "echo x >/dev/udp/1.1.1.1/53", Unreachable)]
    [InlineData(Account.Reader, "exec 3<>/dev/tcp/2606:4700:4700::1111/443", "unreachable|Cannot assign requested address")]
    [InlineData(Account.Root, "exec 3<>/dev/tcp/2606:4700:4700::1111/443", "unreachable|Cannot assign requested address")]
    [InlineData(Account.Root, "ping -c 1 -W 1 1.1.1.1", Unreachable)]
    [InlineData(Account.Reader, "curl -sS --max-time 5 http://debian.org/", "Could not resolve host")]
    [InlineData(Account.Root, "curl -sS --max-time 5 http://debian.org/", "Could not resolve host")]
    [InlineData(Account.Root, "docker run --rm busybox wget -T 5 -O- http://1.1.1.1/", Unreachable)]
    [InlineData(Account.Root, "docker run --rm busybox wget -T 5 -O- http://debian.org/", "bad address")]
    [InlineData(Account.Root, "docker run --rm --network host --privileged busybox wget -T 5 -O- http://1.1.1.1/", Unreachable)]
    [InlineData(Account.Root, "docker run --rm busybox ping -c 1 -W 1 1.1.1.1", "100% packet loss")]
    public async Task Nothing_leaves(Account account, string line, string refusal)
    {
        var sandbox = await one.StartedAsync();
        var run = await sandbox.ShellAsync(line, account);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches(refusal, run.Text);
    }

    [Fact]
    public async Task The_loopback_of_the_host_is_another()
    {
        var sandbox = await one.StartedAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        foreach (
            var line in new[] { $"exec 3<>/dev/tcp/127.0.0.1/{port}", $"docker run --rm --network host busybox nc -w 2 127.0.0.1 {port}" }
        )
        {
            var run = await sandbox.ShellAsync(line);
            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains("Connection refused", run.Text, StringComparison.Ordinal);
        }

        Assert.False(listener.Pending());
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        Assert.True(listener.Pending());
    }

    [Fact]
    public async Task There_is_no_address_of_the_host_and_no_way_to_one()
    {
        var sandbox = await one.StartedAsync();
        var inside = await sandbox.ReadAsync("ip -brief address; ip -brief -6 address; ip route; ip -6 route");

        Assert.DoesNotContain("default", inside, StringComparison.Ordinal);
        foreach (
            var address in NetworkInterface
                .GetAllNetworkInterfaces()
                .SelectMany(network => network.GetIPProperties().UnicastAddresses)
                .Select(unicast => unicast.Address)
                .Where(address => !IPAddress.IsLoopback(address))
        )
        {
            Assert.DoesNotContain($"{address}/", inside, StringComparison.Ordinal);
        }
    }

    /// <summary>Abstract sockets belong to the network namespace, sockets with paths to the mount namespace.</summary>
    [Fact]
    public async Task Sockets_of_the_host_are_out_of_sight()
    {
        var sandbox = await one.StartedAsync();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint("\0drydock-test"));
        listener.Listen();

        Assert.Contains(
            "@drydock-test",
            await File.ReadAllTextAsync("/proc/net/unix", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("@drydock-test", await sandbox.ReadAsync("cat /proc/net/unix"), StringComparison.Ordinal);
    }
}
