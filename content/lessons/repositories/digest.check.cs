using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("you:open-sesame")));
http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.docker.distribution.manifest.v2+json");
var manifest = await http.GetByteArrayAsync("http://localhost:5001/v2/team/tools/manifests/1.0");

var noted = File.ReadAllText("before.txt").Split(' ')[1].Trim();
var same = noted == $"sha256:{Convert.ToHexStringLower(SHA256.HashData(manifest))}";
Console.WriteLine(same ? "The manifest in the registry hashes to the digest in before.txt." : "The manifest in the registry hashes to another digest than the one in before.txt.");
return same ? 0 : 1;
