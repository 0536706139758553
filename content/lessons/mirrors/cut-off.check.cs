using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
try
{
    using var answer = await http.GetAsync("http://127.0.0.1:5000/v2/");
    Console.WriteLine($"The upstream at 127.0.0.1:5000 answers with {(int)answer.StatusCode}.");
    return 1;
}
catch (HttpRequestException)
{
    Console.WriteLine("The upstream at 127.0.0.1:5000 can't be reached.");
    return 0;
}
