using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

// Needs the registry with team/tools:1.0 in it.
using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
// For practice only: a real program reads the password from a secret or an environment variable, never from its source.
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("you:open-sesame")));
http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");

using var answer = await http.GetAsync("http://localhost:5001/v2/team/tools/manifests/1.0");
answer.EnsureSuccessStatusCode();
var manifest = await answer.Content.ReadAsByteArrayAsync();

// The registry says the digest in a header, but you needn't believe it: you have the bytes.
var claimed = answer.Headers.GetValues("Docker-Content-Digest").Single();
var computed = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(manifest))}";
Console.WriteLine($"The registry says {claimed}");
Console.WriteLine($"The bytes give   {computed}");
return claimed == computed ? 0 : 1;
