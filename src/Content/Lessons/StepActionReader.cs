using System.Text.RegularExpressions;
using Site.Content.Yaml;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>Reads the action of a step: the key <c>shell</c> and the keys that go with it, or <c>file</c>.</summary>
internal sealed partial class StepActionReader(LessonFiles files, DiagnosticBag bag)
{
    public static readonly string[] InputKeys = ["wait", "send"];

    /// <summary>Reads the action.</summary>
    /// <returns>Null, with a diagnostic, when there is no valid action.</returns>
    public StepAction? Read(YamlMap step)
    {
        if (!step.Has("file"))
        {
            return step.Text("shell", required: true) is { } shell ? ReadCommand(step, shell) : null;
        }

        step.Forbid(["shell"], "a step can have `shell` or `file`, but not both");
        return ReadFile(step);
    }

    private ShellCommand ReadCommand(YamlMap step, YamlText shell) =>
        new(shell.Value.TrimEnd('\n'), shell.Location)
        {
            Terminal = ReadTerminal(step),
            Tty = step.Flag("tty"),
            Input = [.. step.Maps("input").Select(ReadInput).OfType<TypedText>()],
            Until = ReadUntil(step),
            Background = step.Flag("background"),
        };

    private string ReadTerminal(YamlMap step)
    {
        if (step.Text("terminal") is not { } named)
        {
            return ShellCommand.FirstTerminal;
        }

        if (!Slug.IsValid(named.Value))
        {
            bag.Error(
                Codes.InvalidValue,
                named.Location,
                $"`{named.Value}` is not a valid terminal name",
                "use a lower-case word: `terminal: b`"
            );
        }

        return named.Value;
    }

    private string? ReadUntil(YamlMap step)
    {
        var until = step.Text("until");
        if (until?.Value.Length == 0)
        {
            bag.Error(Codes.InvalidValue, until.Location, "`until` is empty", "write the text after which the reader presses Ctrl-C");
        }

        return until?.Value;
    }

    private static TypedText? ReadInput(YamlMap input)
    {
        input.AllowOnly(InputKeys);
        return input.Text("wait", required: true) is { } wait && input.Text("send", required: true) is { } send
            ? new TypedText(wait.Value, send.Value)
            : null;
    }

    private WrittenFile? ReadFile(YamlMap step)
    {
        var name = step.Text("file", required: true);
        var from = step.Text("from", required: true);
        if (name is not null && !FileName().IsMatch(name.Value))
        {
            bag.Error(
                Codes.InvalidValue,
                name.Location,
                $"`{name.Value}` is not the name of a file in the current directory",
                "use letters, digits, dots, hyphens and underscores"
            );
            return null;
        }

        return name is not null && from is not null && files.Text(from, "file") is var (path, text)
            ? new WrittenFile(name.Value, name.Location, path, text)
            : null;
    }

    [GeneratedRegex(@"\A(?!\.{1,2}\z)[A-Za-z0-9_.][A-Za-z0-9_.-]*\z")]
    private static partial Regex FileName();
}
