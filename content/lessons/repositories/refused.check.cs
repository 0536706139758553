using System.Net.Http.Headers;
using System.Text;

using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("you:open-sesame")));
var catalog = await http.GetStringAsync("http://localhost:5001/v2/_catalog");

Console.WriteLine($"Nothing has reached the registry. It lists: {catalog.Trim()}");
return catalog.Contains("team/tools") ? 1 : 0;
