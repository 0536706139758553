using Site.Diagnostics;
using Site.Processes;

namespace Site.Sandbox;

/// <summary>Where Debian's packages come from.</summary>
public static class DebianMirror
{
    /// <summary>Names a mirror where apt's own settings name none, as on Ubuntu.</summary>
    public const string Variable = "DRYDOCK_DEBIAN_MIRROR";

    /// <summary>The archive that apt on this machine uses: not its security or updates part.</summary>
    /// <exception cref="MachineException">None is known.</exception>
    public static async Task<string> FindAsync(CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        try
        {
            var targets = await HostProcess.ReadAsync(
                HostCommand.Of("apt-get", "indextargets", "--format", "$(LABEL)|$(CODENAME)|$(REPO_URI)", "Created-By: Packages"),
                ct: ct
            );
            return targets
                    .Split('\n')
                    .Select(line => line.Split('|'))
                    .Where(target => target is ["Debian", _, _] && !target[1].Contains('-'))
                    .Select(target => target[2])
                    .FirstOrDefault()
                ?? throw Unknown();
        }
        catch (ProgramMissingException)
        {
            throw Unknown();
        }
    }

    private static MachineException Unknown() =>
        new(
            "apt on this machine knows no Debian archive to make an engine from",
            $"Run `apt-get update` on Debian, or name a mirror of Debian: {Variable}=URL"
        );
}
