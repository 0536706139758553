using Site.Diagnostics;
using Site.Markdown;

namespace Site.Content;

/// <summary>Checks that a page places every step once, in the order of <c>lesson.yml</c>.</summary>
internal static class StepPlacements
{
    public static void Check(MarkdownPage page, string folder, IReadOnlyList<Step> steps, DiagnosticBag bag)
    {
        var order = steps.Select(step => step.Id).ToList();
        var known = page.Steps.Where(placed => order.Contains(placed.StepId)).ToList();
        foreach (var placed in page.Steps.Except(known))
        {
            bag.Error(
                Codes.UnknownStep,
                placed.Location,
                $"`{placed.StepId}` is not a step of this lesson",
                $"use one of: {string.Join(", ", order)}"
            );
        }

        foreach (var step in steps.Where(step => known.All(placed => placed.StepId != step.Id)))
        {
            bag.Error(
                Codes.UnplacedStep,
                step.Location,
                $"{page.Path} does not place the step `{step.Id}`",
                $"write `::: step {step.Id}` and `:::` there"
            );
        }

        foreach (var (before, placed) in known.Zip(known.Skip(1)))
        {
            if (order.IndexOf(placed.StepId) <= order.IndexOf(before.StepId))
            {
                bag.Error(
                    Codes.StepOrder,
                    placed.Location,
                    $"`{placed.StepId}` comes after `{before.StepId}`",
                    $"place each step once, in the order of {folder}/lesson.yml"
                );
            }
        }
    }
}
