using System.Net.Sockets;

using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
try
{
    socket.Connect(new UnixDomainSocketEndPoint("/run/docker.sock"));
    Console.WriteLine("Somebody listens.");
    return 0;
}
catch (SocketException fault)
{
    Console.WriteLine($"Nobody listens: {fault.SocketErrorCode}.");
    return 1;
}
