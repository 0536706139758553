using System.Security.Cryptography;
using System.Text;
using Site.Content;

namespace Site.Recordings;

/// <summary>Computes a hash of everything that a lesson's verification depends on, except the engine.</summary>
public static class LessonInputs
{
    /// <returns><c>sha256:</c> and 64 hexadecimal digits.</returns>
    public static string Hash(ContentDirectory content, Lesson lesson)
    {
        var parts = lesson.AllSteps.Select(step => Part(content, lesson, step)).Prepend($"machine={lesson.Machine}");
        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))}";
    }

    private static string Part(ContentDirectory content, Lesson lesson, Step step) =>
        $"{step.Id} {StepInputs.Hash(content, lesson, step)} "
        + $"observes={step.Observes} timeout={step.Timeout.TotalSeconds:0} needs={step.Needs}"
        + PageCheckPart(content, step);

    /// <summary>
    /// The data of a check are verified with its lesson, but they are no input of a step: no recording shows anything of them.
    /// </summary>
    private static string PageCheckPart(ContentDirectory content, Step step) =>
        (step.Check ?? step.CheckBefore)?.InPage is { } data
            ? $" page-check={Convert.ToHexStringLower(SHA256.HashData(content.ReadBytes(data.Location.Path)))}"
            : "";
}
