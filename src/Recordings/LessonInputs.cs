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
        + $"observes={step.Observes} timeout={step.Timeout.TotalSeconds:0} needs={step.Needs}";
}
