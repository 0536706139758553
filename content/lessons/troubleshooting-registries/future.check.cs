using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

// What counts is the certificate that the registry shows, which can come a moment after the restart.
for (var tries = 0; tries < 50; tries++)
{
    try
    {
        using var client = new TcpClient();
        await client.ConnectAsync("172.17.0.1", 5443);
        await using var tls = new SslStream(client.GetStream(), false, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("172.17.0.1");
        using var certificate = new X509Certificate2(tls.RemoteCertificate!);
        Console.WriteLine($"The registry's certificate {(certificate.NotBefore > DateTime.Now ? "isn't valid yet" : "is valid")}.");
        return certificate.NotBefore > DateTime.Now ? 0 : 1;
    }
    catch (Exception fault) when (fault is SocketException or IOException)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100));
    }
}

Console.WriteLine("172.17.0.1:5443 doesn't answer.");
return 1;
