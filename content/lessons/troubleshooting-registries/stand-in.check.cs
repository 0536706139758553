using System.Net;

using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
try
{
    using var answer = await http.GetAsync("http://127.0.0.1:5001/v2/popular/manifests/latest");
    Console.WriteLine($"127.0.0.1:5001 answers {(int)answer.StatusCode} to a request for the image popular.");
    return answer.StatusCode == HttpStatusCode.TooManyRequests ? 0 : 1;
}
catch (HttpRequestException fault)
{
    Console.WriteLine($"127.0.0.1:5001 doesn't answer: {fault.InnerException?.Message ?? fault.Message}");
    return 1;
}
