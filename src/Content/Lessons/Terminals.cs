using Site.Diagnostics;

namespace Site.Content;

/// <summary>A command in the background keeps its terminal: what follows needs another.</summary>
internal static class Terminals
{
    public static void Check(IEnumerable<Step> steps, DiagnosticBag bag)
    {
        var busy = new Dictionary<string, string>();
        foreach (var step in steps)
        {
            if (step.Action is not ShellCommand command)
            {
                continue;
            }

            if (busy.TryGetValue(command.Terminal, out var holder))
            {
                bag.Error(
                    Codes.ConflictingKeys,
                    step.Location,
                    $"the terminal of `{step.Id}` is busy: `{holder}` runs in it until the lesson ends",
                    $"give one of the two another terminal: `terminal: b`"
                );
            }
            else if (command.Background)
            {
                busy[command.Terminal] = step.Id;
            }
        }
    }
}
