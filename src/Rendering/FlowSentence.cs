using System.Globalization;
using Site.Flows;
using Site.Pages;

namespace Site.Rendering;

/// <summary>What a line of a flow says: words, a piece of code, and words again.</summary>
public readonly record struct FlowSentence(string Before, string Code, string After)
{
    /// <param name="client">The name of the client: <c>docker</c>.</param>
    public static FlowSentence Of(FlowMessage message, FlowWording words, string client) =>
        message switch
        {
            CallSent sent => new(words.Asks(client), Call(sent.Call), words.End),
            CallAnswered answered => new(words.Answers, Call(answered.Call), words.With(words.Status(answered.Call.Status))),
            CallMade made => new(words.Asks(client), Call(made.Call), words.Answered(words.Status(made.Call.Status))),
            RegistryAsked asked => new(
                words.Fetches,
                $"{asked.Request.Method} {Shortened(asked.Request.Path)}",
                words.Fetched(asked.Request.Status, asked.Request.Bytes, Milliseconds(asked.Request.Duration))
            ),
            EngineReported reported => new(
                words.EngineReports,
                $"{reported.Event.Type} {reported.Event.Action}",
                Details(reported.Event, words)
            ),
            RuntimeReported reported => new(
                words.RuntimeReports,
                reported.Event.Topic,
                words.Topics.TryGetValue(reported.Event.Topic, out var meaning) ? meaning(reported.Event.Pid) : words.End
            ),
            ProgramSeen seen => Seen(seen, words),
            ProgramGone gone => new(words.Process(gone.Process.Pid), gone.Process.Name, words.Ends),
            _ => throw new ArgumentException($"a {message.GetType().Name} has no sentence", nameof(message)),
        };

    public static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms";

    private static FlowSentence Seen(ProgramSeen seen, FlowWording words)
    {
        var process = seen.Process;
        var code = $"{process.Name} {process.Action}".TrimEnd();
        return process switch
        {
            { Action: "init" } => new(words.Starts(process.ParentName), code, words.Waits(process.Pid)),
            { Action: { } } => new(
                words.Starts(process.ParentName),
                code,
                words.Runs(process.Pid, process.Duration is { } time ? Milliseconds(time) : null)
            ),
            _ when seen.To == FlowLane.Runc => new(words.Process(process.Pid), code, words.IsContainer),
            _ => new(words.Process(process.Pid), code, words.HasParent(process.Parent, process.ParentName)),
        };
    }

    private static string Details(EngineEvent found, FlowWording words)
    {
        var name = found.Name ?? Shortened(found.Id);
        return found.ExitCode is { } code ? words.OfContainer(name, code) : words.Of(name);
    }

    private static string Call(EngineApi.ApiCall call) => $"{call.Method} {ApiCalls.Path(call)}";

    private static string Shortened(string text) => ApiCalls.WithShortIds(text);
}
