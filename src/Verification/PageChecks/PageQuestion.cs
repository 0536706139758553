using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Content;

namespace Site.Verification.PageChecks;

/// <summary>Sends a request to an engine.</summary>
/// <param name="path">The path with its query, percent-encoded.</param>
/// <param name="body">JSON; null for a request without a body.</param>
internal delegate Task<(int Status, string Body)> SendRequest(string method, string path, string? body, CancellationToken ct);

/// <summary>Runs a command on a machine, as root.</summary>
/// <returns>The exit code, and what the command printed on standard output.</returns>
internal delegate Task<(int Exit, string Output)> RunCommand(IReadOnlyList<string> command, CancellationToken ct);

/// <summary>
/// Asks a machine the data of a check. <c>theme/assets/engine/check.ts</c> does the same in the page, and both pass the same tests.
/// </summary>
internal sealed class PageQuestion(PageCheck check, SendRequest send, RunCommand run)
{
    /// <summary>Characters that a path and its query can contain as they are. The others are percent-encoded.</summary>
    private const string PathCharacters = "-._~:/?#@!$&'()*+,;=%";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<string, PageValues> _answers = [];

    /// <exception cref="HttpRequestException">No engine answers.</exception>
    public async Task<PageAnswer> AskAsync(Language language, CancellationToken ct)
    {
        try
        {
            foreach (var request in check.Ask)
            {
                _answers[request.Name] = new PageValues(request.Name, await SendAsync(request, ct));
            }

            var isDone = check.When.All(Holds) && !check.Unless.Any(Holds);
            return new PageAnswer(
                isDone ? PageCheckState.Done : PageCheckState.NotYet,
                Fill((isDone ? check.Done : check.NotYet)[language])
            );
        }
        catch (RefusedException) when (check.Refused is not null)
        {
            return new PageAnswer(PageCheckState.NotYet, check.Refused[language]);
        }
        catch (PageCheckException fault)
        {
            return new PageAnswer(PageCheckState.Failed, fault.Message);
        }
    }

    private Task<string> SendAsync(PageRequest request, CancellationToken ct) =>
        request switch
        {
            PageGet get => SendAsync("GET", Encode(Fill(get.Path)), null, ct),
            PageExec exec => ExecAsync(exec, ct),
            PageCommand command => RunAsync([.. command.Command.Select(Fill)], ct),
            _ => throw new InvalidOperationException($"{request.GetType().Name} is not a request that can be sent"),
        };

    private async Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken ct)
    {
        var (exit, output) = await run(command, ct);
        var fault = $"`{string.Join(' ', command)}` ended with exit code {exit}";
        return exit switch
        {
            0 => output,
            1 => throw new RefusedException(fault),
            _ => throw new PageCheckException(fault),
        };
    }

    private async Task<string> ExecAsync(PageExec exec, CancellationToken ct)
    {
        var command = new JsonArray([.. exec.Command.Select(word => (JsonNode)Fill(word))]);
        var wanted = new JsonObject
        {
            ["AttachStdout"] = true,
            ["AttachStderr"] = true,
            ["Tty"] = true,
            ["Cmd"] = command,
        };
        var created = await SendAsync("POST", Encode($"/containers/{Fill(exec.Container)}/exec"), wanted.ToJsonString(Plain), ct);
        var id = new PageValues(exec.Name, created).Text(["Id"]);
        var printed = await SendAsync("POST", $"/exec/{id}/start", """{"Detach":false,"Tty":true}""", ct);
        return printed.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string method, string path, string? body, CancellationToken ct)
    {
        var (status, answer) = await send(method, path, body, ct);
        return status switch
        {
            404 or 409 => throw new RefusedException($"{method} {path}: {status} {answer.Trim()}"),
            >= 400 => throw new PageCheckException($"{method} {path}: {status} {answer.Trim()}"),
            _ => answer,
        };
    }

    private bool Holds(PageCondition condition) => Value(condition.Subject) == Fill(condition.Text);

    private string Fill(string text) => ValueReference.Fill(text, Value);

    private string Value(ValueReference reference) =>
        _answers.TryGetValue(reference.Name, out var answer)
            ? answer.Text(reference.Path)
            : Count(check.Counts.First(count => count.Name == reference.Name)).ToString(CultureInfo.InvariantCulture);

    private int Count(PageCount count)
    {
        var answer = _answers[count.In.Name];
        var where = count.Where.Select(condition => (condition.Subject, Fill(condition.Text))).ToList();
        return answer.Count(count.In.Path, count.Of is null ? null : Fill(count.Of), where);
    }

    private static string Encode(string path)
    {
        var encoded = new StringBuilder();
        foreach (var rune in path.EnumerateRunes())
        {
            var text = rune.ToString();
            encoded.Append(
                char.IsAsciiLetterOrDigit(text[0]) || PathCharacters.Contains(text, StringComparison.Ordinal)
                    ? text
                    : Uri.EscapeDataString(text)
            );
        }

        return encoded.ToString();
    }

    /// <summary>
    /// The engine answered that there is no such object, or that it is not in a state for the request; or a command did not find what it looks
    /// for.
    /// </summary>
    private sealed class RefusedException(string message) : PageCheckException(message);
}
