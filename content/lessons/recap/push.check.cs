using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
using var answer = await http.GetAsync("http://localhost:5001/v2/fleet/ship/tags/list");
var list = (await answer.Content.ReadAsStringAsync()).Trim();

Console.WriteLine($"The registry says of fleet/ship: {list}");
return answer.IsSuccessStatusCode && list.Contains("\"1.0\"") ? 0 : 1;
