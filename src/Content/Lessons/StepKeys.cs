using Site.Content.Yaml;

namespace Site.Content;

/// <summary>Checks which keys a step has, and that they can be used together.</summary>
internal static class StepKeys
{
    public static readonly string[] All =
    [
        "id",
        "shell",
        "file",
        "from",
        "csharp",
        "check",
        "observes",
        "expect",
        "timeout",
        "tty",
        "input",
        "until",
        "terminal",
        "background",
        "sudo",
        "api-calls",
        "flow",
        "needs",
        "lab",
    ];

    private static readonly string[] DescribedOnlyKeys = ["id", "shell", "file", "from", "needs"];
    private static readonly string[] FileKeys = ["id", "file", "from", "check", "timeout", "needs", "lab"];

    public static void Check(YamlMap step)
    {
        step.AllowOnly(All);
        if (step.Text("needs") is { Value: "windows" or "macos" or "internet" } needs)
        {
            step.Forbid(All.Except(DescribedOnlyKeys), $"a step that needs {needs.Value} is described only, not run");
            return;
        }

        if (step.Has("file"))
        {
            step.Forbid(All.Except(FileKeys), "the step only writes a file");
            return;
        }

        step.Forbid(["from"], "only a step with `file` uses it");
        if (step.Has("flow"))
        {
            step.Forbid(["api-calls"], "a flow consists of the calls too");
        }

        if (step.Flag("background"))
        {
            step.Forbid(["flow"], "a flow ends with its command");
            step.Forbid(["until"], "a background command runs until the lesson ends");
            step.Forbid(["csharp"], "a C# program ends, so it cannot do the same as a background command");
            step.Map("expect")?.Forbid(["exit"], "a background command runs until the lesson ends");
        }

        if (step.Flag("tty"))
        {
            step.Map("expect")?.Forbid(["stderr"], "a terminal does not separate standard error from standard output");
        }
        else
        {
            step.Forbid(["input"], "only a command with `tty: true` can be typed into");
        }
    }
}
