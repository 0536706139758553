using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };

string[] pages = [await http.GetStringAsync("http://localhost:8081/"), await http.GetStringAsync("http://localhost:8082/"), await http.GetStringAsync("http://localhost:8083/")];
string[] greetings = [.. pages.Select(page => page.Contains("Hello from the container") ? "container" : page.Contains("Hello from the image") ? "image" : "something else")];

Console.WriteLine($"The three pages greet from the {string.Join(", the ", greetings)}.");
return greetings is ["image", "container", "image"] ? 0 : 1;
