using Site.Content;
using Site.Engines;
using Site.Sandbox;

namespace Site.Runner;

/// <summary>What steps need beyond a sandbox.</summary>
internal static class StepNeeds
{
    /// <summary>What a better equipped computer could have, and this one does not.</summary>
    public static IReadOnlyCollection<Need> LackingHere() =>
        [.. Host.HasQemu ? [] : new[] { Need.Qemu }, .. Host.HasLimits ? [] : new[] { Need.Limits }];

    /// <summary>
    /// What a step needs and cannot have; null when it can be run. A machine with systemd needs control groups for all of its steps.
    /// </summary>
    /// <param name="lacks">What this computer does not have.</param>
    public static Need? Missing(Lesson lesson, Step step, IReadOnlyCollection<Need> lacks)
    {
        var needs = step.Needs ?? lesson.Needs ?? (lesson.Machine == MachineKind.Docker ? null : Need.Limits);
        return needs is { } need && (need.IsNowhere() || lacks.Contains(need)) ? need : null;
    }
}
