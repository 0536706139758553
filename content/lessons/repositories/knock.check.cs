using System.Net;
using System.Net.Http.Headers;
using System.Text;

using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
using var stranger = await http.GetAsync("http://localhost:5001/v2/");

http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("you:open-sesame")));
using var known = await http.GetAsync("http://localhost:5001/v2/");

Console.WriteLine($"Without a password the registry answers {(int)stranger.StatusCode}, with it {(int)known.StatusCode}.");
return stranger.StatusCode == HttpStatusCode.Unauthorized && known.StatusCode == HttpStatusCode.OK ? 0 : 1;
