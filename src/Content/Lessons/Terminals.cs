using Site.Diagnostics;

namespace Site.Content;

/// <summary>Checks that no command uses a terminal in which a background command is still running.</summary>
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
                    "give one of the two another terminal, such as `terminal: b`"
                );
            }
            else if (command.Background)
            {
                busy[command.Terminal] = step.Id;
            }
        }
    }
}
