using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var http = new HttpClient();

var page = await http.GetStringAsync("http://127.0.0.1:8080", timeout.Token);
var changed = page.Contains("Good morning", StringComparison.Ordinal);

Console.WriteLine(changed ? "The server answers with the edited page." : "The server answers with the page as it was.");
return changed ? 0 : 1;
