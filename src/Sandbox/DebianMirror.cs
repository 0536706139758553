using Site.Diagnostics;
using Site.Processes;

namespace Site.Sandbox;

/// <summary>Finds the Debian archive that packages are downloaded from.</summary>
public static class DebianMirror
{
    /// <summary>The environment variable that names a mirror, for machines whose apt knows no Debian archive, such as Ubuntu.</summary>
    public const string Variable = "DRYDOCK_DEBIAN_MIRROR";

    /// <summary>The URL of the archive that apt on this machine uses, without its security and updates suites.</summary>
    /// <exception cref="MachineException">No archive is known.</exception>
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
            "No Debian archive found to make an engine from",
            $"On Debian, run `sudo apt-get update`; elsewhere, name a Debian mirror: {Variable}=URL"
        );
}
