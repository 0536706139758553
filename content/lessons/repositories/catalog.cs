using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

// Needs the registry with an image in it. Basic authentication is the user's name and password in base64: encoded, not encrypted.
using var http = new HttpClient { BaseAddress = new Uri("http://localhost:5001/v2/"), Timeout = TimeSpan.FromSeconds(30) };
// For practice only: a real program reads the password from a secret or an environment variable, never from its source.
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("you:open-sesame")));

// First the repositories of the registry, then the tags of each.
// A long list comes in pages (header Link), and "tags" is null when all tags are gone: a real program handles both.
foreach (var repository in await ReadAsync("_catalog", "repositories"))
{
    var tags = await ReadAsync($"{repository}/tags/list", "tags");
    Console.WriteLine($"{repository} has the tags {string.Join(", ", tags.Order())}");
}

async Task<string[]> ReadAsync(string path, string list)
{
    using var answer = JsonDocument.Parse(await http.GetStringAsync(path));
    return [.. answer.RootElement.GetProperty(list).EnumerateArray().Select(name => name.GetString()!)];
}
