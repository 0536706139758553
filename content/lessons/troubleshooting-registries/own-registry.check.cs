using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

// This program trusts any certificate, to find out whether the registry answers at all.
using var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, _, _, _) => true } };
using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(5) };

var problem = "";
for (var tries = 0; tries < 50; tries++)
{
    try
    {
        using var answer = await http.GetAsync("https://172.17.0.1:5443/v2/");
        Console.WriteLine($"172.17.0.1:5443 answers {(int)answer.StatusCode} over TLS.");
        return answer.IsSuccessStatusCode ? 0 : 1;
    }
    catch (HttpRequestException fault)
    {
        problem = fault.InnerException?.Message ?? fault.Message;
        if (!File.Exists("certs/key.pem") || tries == 0 && !Directory.Exists("certs"))
        {
            break;
        }

        await Task.Delay(TimeSpan.FromMilliseconds(100));
    }
}

Console.WriteLine($"172.17.0.1:5443 doesn't answer: {problem}");
return 1;
