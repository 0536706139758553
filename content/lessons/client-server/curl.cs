using System.Net.Sockets;
using System.Text.Json.Nodes;

var address = new Uri(Environment.GetEnvironmentVariable("DOCKER_HOST") ?? "unix:///var/run/docker.sock");
if (address.Scheme != "unix")
{
    Console.Error.WriteLine($"This program speaks to Unix sockets only, not to {address}.");
    return 1;
}

// No library this time: an ordinary HTTP client, whose connections lead to a file instead of a host and a port.
using var http = new HttpClient(new SocketsHttpHandler
{
    ConnectCallback = async (_, token) =>
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.AbsolutePath), token);
        return new NetworkStream(socket, ownsSocket: true);
    },
}) { Timeout = TimeSpan.FromSeconds(30) };

// The host name in the address isn't looked up, but HTTP demands one.
var version = JsonNode.Parse(await http.GetStringAsync("http://localhost/version"))!;
foreach (var name in new[] { "Version", "ApiVersion", "Os", "Arch" })
{
    Console.WriteLine($"{name}: {version[name]}");
}

return 0;
