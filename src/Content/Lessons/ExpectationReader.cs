using Site.Content.Yaml;

namespace Site.Content;

/// <summary>Reads the key <c>expect</c> of a step.</summary>
internal static class ExpectationReader
{
    public static readonly string[] Keys = ["exit", "output", "stderr"];

    public static Expectation Read(YamlMap step)
    {
        var expect = step.Map("expect");
        expect?.AllowOnly(Keys);
        return new Expectation(
            expect?.Number("exit", 0, 255) ?? (step.Has("until") || step.Flag("background") ? null : 0),
            expect?.Text("exit")?.Location ?? step.Text("shell")?.Location ?? step.Location,
            ReadLines(expect?.Text("output")),
            ReadLines(expect?.Text("stderr"))
        );
    }

    private static ExpectedOutput? ReadLines(YamlText? text) =>
        text is null ? null : new ExpectedOutput(text.Value.TrimEnd('\n').Split('\n'), text.Location);
}
