// Needs the registry of the step before. A registry speaks HTTP, so any HTTP client can talk to it: no Docker is involved here.
using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
using var answer = await http.GetAsync("http://localhost:5001/v2/");

Console.WriteLine($"{(int)answer.StatusCode} {answer.ReasonPhrase}");
foreach (var challenge in answer.Headers.WwwAuthenticate)
{
    Console.WriteLine($"It asks for: {challenge.Scheme} {challenge.Parameter}");
}

Console.WriteLine(await answer.Content.ReadAsStringAsync());
