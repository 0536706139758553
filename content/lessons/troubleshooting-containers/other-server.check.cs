using System.Net.Sockets;

using var client = new TcpClient();
try
{
    await client.ConnectAsync("127.0.0.1", 8081);
    Console.WriteLine("A server listens on port 8081.");
    return 0;
}
catch (SocketException fault)
{
    Console.WriteLine($"Port 8081: {fault.Message}.");
    return 1;
}
