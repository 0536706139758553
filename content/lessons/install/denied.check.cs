using System.Net.Sockets;

using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
try
{
    socket.Connect(new UnixDomainSocketEndPoint("/var/run/docker.sock"));
    Console.WriteLine($"The user {Environment.UserName} may use the socket.");
    return 1;
}
catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AccessDenied)
{
    Console.WriteLine($"The user {Environment.UserName} may not use the socket.");
    return 0;
}
