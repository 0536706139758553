using System.Net.Http.Headers;
using System.Text;

using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("you:open-sesame")));
using var answer = await http.GetAsync("http://localhost:5001/v2/team/tools/tags/list");
var list = (await answer.Content.ReadAsStringAsync()).Trim();

Console.WriteLine($"The registry says of team/tools: {list}");
return answer.IsSuccessStatusCode && list.Contains("\"1.0\"") && list.Contains("\"stable\"") ? 0 : 1;
