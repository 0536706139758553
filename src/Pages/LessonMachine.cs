using Site.Content;

namespace Site.Pages;

/// <summary>What the page of a lesson needs to know for a machine in the page. It is loaded with the machine.</summary>
/// <param name="Path">The script with the data.</param>
/// <param name="Images">The names of the lab images that the lesson can pull.</param>
/// <param name="Json">The steps that can be done on the machine, and what checks them.</param>
public sealed record LessonMachine(PagePath Path, string LessonId, Language Language, IReadOnlyList<string> Images, string Json)
{
    /// <summary>Whether some of the steps can be done in the lab.</summary>
    public bool HasLab { get; init; }
}
