using System.Net.Sockets;

using var client = new TcpClient();
try
{
    await client.ConnectAsync("127.0.0.1", 5999);
    Console.WriteLine("Something listens on port 5999.");
    return 1;
}
catch (SocketException fault)
{
    Console.WriteLine($"Port 5999 of 127.0.0.1: {fault.Message}.");
    return fault.SocketErrorCode == SocketError.ConnectionRefused ? 0 : 1;
}
