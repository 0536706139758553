using System.Net;
using System.Net.Sockets;

try
{
    var addresses = await Dns.GetHostAddressesAsync("registry.example");
    Console.WriteLine($"registry.example has {addresses.Length} addresses.");
    return 1;
}
catch (SocketException fault)
{
    Console.WriteLine($"registry.example: {fault.Message}");
    return 0;
}
