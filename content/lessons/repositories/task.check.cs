using System.Net;

using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
try
{
    using var answer = await http.GetAsync("http://localhost:5002/v2/team/hello/tags/list");
    var list = (await answer.Content.ReadAsStringAsync()).Trim();
    Console.WriteLine($"The registry at localhost:5002 says of team/hello: {list}");
    return answer.StatusCode == HttpStatusCode.OK && list.Contains("\"2026\"") ? 0 : 1;
}
catch (HttpRequestException)
{
    Console.WriteLine("No registry answers at localhost:5002.");
    return 1;
}
