using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Site.Content;
using Site.Live;
using Site.Runner;

namespace Site.Tests;

/// <summary>
/// The shells of a machine on a server are followed in C#, and those of one in the page in TypeScript: their marks, what commands print, for
/// which sizes, and which step a command belongs to. Both pass the same cases.
/// </summary>
public sealed class ShellCases
{
    private const string Key = "page";

    /// <summary>Of a longer output, a case has the length.</summary>
    private const int Longest = 1000;

    private static readonly string File = Path.GetFullPath(Path.Combine(SearchFixture.Here(), "../shell-cases/cases.json"));
    private static readonly JsonObject Cases = JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsObject();

    public static TheoryData<string, string> Names =>
        [.. Cases.SelectMany(kind => kind.Value!.AsArray().Select(one => (kind.Key, (string)one!["name"]!)))];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_server_passes(string kind, string name)
    {
        var one = Cases[kind]!.AsArray().Single(other => (string)other!["name"]! == name)!;
        IEnumerable<string> Answer(bool byteByByte) =>
            kind switch
            {
                "marks" => Marks(Pieces(one, byteByByte)),
                "output" => Output(one, Pieces(one, byteByByte)),
                "commands" => Commands(one),
                "sizes" => Sizes(one),
                _ => Keys(one),
            };

        Assert.Equal(Texts(one["is"]), Answer(byteByByte: false));
        Assert.Equal(Texts(one["is"]), Answer(byteByByte: true));
    }

    [Fact]
    public async Task The_page_passes_the_same()
    {
        var answers = await ThemeCode.RunAsync("shell-cases.mjs", File);

        foreach (var (kind, cases) in Cases)
        {
            var expected = cases!.AsArray().Select(one => Texts(one!["is"]).Prepend($"{one["name"]}:"));
            Assert.Equal(expected, answers[kind]!.AsArray().Select(Texts));
        }
    }

    private static IEnumerable<string> Marks(IEnumerable<byte[]> pieces)
    {
        var marks = new ShellMarks(Key);
        return pieces.SelectMany(piece => marks.Read(piece)).Select(found => $"{found.Mark.Offset} {Say(found.Mark)}");
    }

    private static IEnumerable<string> Output(JsonNode one, IEnumerable<byte[]> pieces)
    {
        var typed = "";
        var output = new ShellOutput(Key, keys => typed += keys) { Script = Script(one["script"]) };
        List<string> said =
        [
            .. pieces
                .SelectMany(piece => output.Read(piece))
                .Select(told => Say(told.Mark) + (told.Printed is { } printed ? $": {Shortly(printed)}" : "")),
        ];
        return typed.Length > 0 ? [.. said, $"typed {typed}"] : said;
    }

    private static IEnumerable<string> Commands(JsonNode one)
    {
        var done = new HashSet<string>();
        List<Step> steps = [.. one["steps"]!.AsArray().Select(StepOf)];
        var commands = new StepCommands(steps, done.Contains);
        foreach (var happened in Texts(one["events"]).Select(text => text.Split(' ', 3)))
        {
            var terminal = LiveTerminal.IndexOf(happened[1]) ?? -1;
            var answer = happened[0] switch
            {
                "type" => commands.TryType(terminal, steps.Single(step => step.Id == happened[2])) ? "yes" : "no",
                "begin" => Named(commands.Begin(terminal, happened[2])),
                "end" => Named(commands.End(terminal)),
                "drop" => commands.Drop(terminal)?.Id ?? "none",
                _ => done.Add(happened[1]) ? null : throw new InvalidOperationException($"{happened[1]} is done twice"),
            };
            if (answer is not null)
            {
                yield return answer;
            }
        }
    }

    private static IEnumerable<string> Sizes(JsonNode one)
    {
        var ring = new OutputRing(1 << 20);
        var sizes = new SizeHistory();
        sizes.Add(0, new TerminalSize(80, 24));
        foreach (var happened in Texts(one["events"]).Select(text => text.Split(' ')))
        {
            var numbers = happened.Skip(1).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
            if (happened[0] == "resize")
            {
                sizes.Add(ring.End, new TerminalSize(numbers[0], numbers[1]));
            }
            else
            {
                ring.Append(new byte[numbers[0]]);
                sizes.Forget(ring.Start);
            }
        }

        for (var (offset, until) = (ring.Start, 0L); until < long.MaxValue; offset = until)
        {
            (var size, until) = sizes.At(offset);
            yield return string.Create(CultureInfo.InvariantCulture, $"{size?.Columns} {size?.Rows} from {offset}");
        }
    }

    private static IEnumerable<string> Keys(JsonNode one)
    {
        var step = one["step"]!;
        var command = new ShellCommand((string)step["line"]!, default) { Input = Script(step["input"]), Until = (string?)step["until"] };
        return
        [
            ReaderTerminal.Keys(command.Line),
            .. StepCommands.Script(command, (bool)one["types"]!).Select(typed => $"after {typed.Wait}: {typed.Send}"),
        ];
    }

    /// <summary>A piece of an output is a text, or one with how often it comes.</summary>
    private static IEnumerable<byte[]> Pieces(JsonNode one, bool byteByByte)
    {
        var chunks = (one["chunks"]?.AsArray() ?? [])
            .Select(chunk => chunk is JsonArray many ? string.Concat(Enumerable.Repeat((string)many[0]!, (int)many[1]!)) : (string)chunk!)
            .Select(Encoding.UTF8.GetBytes);
        return byteByByte ? chunks.SelectMany(chunk => chunk.Chunk(1)) : chunks;
    }

    private static Step StepOf(JsonNode? one) =>
        new(
            (string)one!["id"]!,
            default,
            one["line"] is { } line ? new ShellCommand((string)line!, default) : new WrittenFile("a", default, "a", ""),
            CSharp: null,
            Check: null,
            new Expectation(null, default, null),
            Observes: false,
            TimeSpan.Zero
        );

    private static IReadOnlyList<TypedText> Script(JsonNode? script) =>
        [.. (script?.AsArray() ?? []).Select(typed => new TypedText((string)typed!["wait"]!, (string)typed["send"]!))];

    private static string Say(ShellMark mark) =>
        mark.Moment switch
        {
            ShellMoment.Ready => "ready",
            ShellMoment.Begins => $"begins {mark.Line}",
            _ => string.Create(CultureInfo.InvariantCulture, $"ended {mark.Exit}"),
        };

    private static string Named((Step Step, Asker By)? command) =>
        command is var (step, by) ? $"{step.Id}, {by.ToString().ToLowerInvariant()}" : "none";

    private static string Shortly(string printed) => printed.Length > Longest ? $"[{printed.Length}]" : printed;

    private static IEnumerable<string> Texts(JsonNode? list) => list!.AsArray().Select(text => (string)text!);
}
