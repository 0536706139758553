using Site.Content.Yaml;

namespace Site.Content;

/// <summary>Which keys a step may have, and which of them go together.</summary>
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
        "needs",
    ];

    private static readonly string[] OfTold = ["id", "shell", "file", "from", "needs"];
    private static readonly string[] OfFile = ["id", "file", "from", "check", "timeout", "needs"];

    public static void Check(YamlMap step)
    {
        step.Only(All);
        if (step.Has("needs"))
        {
            step.Without(All.Except(OfTold), "a step with `needs` is told, not run");
            return;
        }

        if (step.Has("file"))
        {
            step.Without(All.Except(OfFile), "the step writes a file");
            return;
        }

        step.Without(["from"], "there is no `file` to write");
        if (step.Flag("background"))
        {
            step.Without(["until"], "a command in the background ends with the lesson");
            step.Without(["csharp"], "a program that ends is no twin of a command in the background");
            step.Map("expect")?.Without(["exit"], "a command in the background ends with the lesson");
        }

        if (step.Flag("tty"))
        {
            step.Map("expect")?.Without(["stderr"], "a terminal has one stream");
        }
        else
        {
            step.Without(["input"], "only a terminal has a keyboard: `tty: true`");
        }
    }
}
