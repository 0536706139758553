using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var http = new HttpClient();

var page = await http.GetStringAsync("http://127.0.0.1:8080", timeout.Token);
var changed = page.Trim() == "<h1>My page</h1>";

Console.WriteLine(changed ? "The server answers with the new page." : "The server still answers with another page.");
return changed ? 0 : 1;
