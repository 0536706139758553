using System.Security.Cryptography.X509Certificates;

if (!File.Exists("certs/cert.pem"))
{
    Console.WriteLine("There is no certificate yet.");
    return 1;
}

using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText("certs/cert.pem"));
Console.WriteLine($"The certificate of {certificate.Subject} is issued by {certificate.Issuer}: it vouches for itself.");
return certificate.Subject == certificate.Issuer && certificate.NotAfter > DateTime.Now ? 0 : 1;
