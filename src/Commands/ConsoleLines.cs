namespace Site.Commands;

/// <summary>Progress as plain lines.</summary>
internal sealed class ConsoleLines(TextWriter writer) : IProgress<string>
{
    public void Report(string value) => writer.WriteLine(value);
}
