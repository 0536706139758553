using Site.Diagnostics;

namespace Site.Commands;

/// <summary>Prints each progress message on a line of its own.</summary>
internal sealed class ConsoleLines(TextWriter writer) : IProgress<string>
{
    public void Report(string value) => writer.WriteLine(ControlCharacters.Show(value));
}
