using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Site.Content;

namespace Site.Recordings;

/// <summary>Computes a hash of everything that a step's recording depends on. If it has changed since, the recording is stale.</summary>
public static class StepInputs
{
    /// <param name="lesson">
    /// The step's lesson, whose lab images are included: the step can depend on an image that an earlier step pulled.
    /// </param>
    /// <returns><c>sha256:</c> and 64 hexadecimal digits.</returns>
    public static string Hash(ContentDirectory content, Lesson lesson, Step step)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in Parts(step).Concat(Images(content, lesson)))
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }

        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static IEnumerable<string> Parts(Step step) =>
        [
            step.Action.Title,
            step.Expect.Exit?.ToString(CultureInfo.InvariantCulture) ?? "",
            string.Join('\n', step.Expect.Output?.Lines ?? []),
            step.CSharp?.File.Text ?? "",
            step.Check?.File.Text ?? "",
            .. step.Action is WrittenFile file ? [$"file={file.Text}"] : Options((ShellCommand)step.Action),
            .. Options(step),
        ];

    /// <summary>Options are only included if they are set, so that a new option does not make existing recordings stale.</summary>
    private static IEnumerable<string> Options(Step step)
    {
        if (step.Sudo)
        {
            yield return "sudo";
        }

        if (!step.ShowsCalls)
        {
            yield return "api-calls=none";
        }

        if (step.Flow is not null)
        {
            yield return "flow";
        }

        if (step.Expect.Errors is { } errors)
        {
            yield return $"stderr={string.Join('\n', errors.Lines)}";
        }
    }

    private static IEnumerable<string> Options(ShellCommand command)
    {
        if (command.Terminal != ShellCommand.FirstTerminal)
        {
            yield return $"terminal={command.Terminal}";
        }

        if (command.Tty)
        {
            yield return "tty";
        }

        foreach (var typed in command.Input)
        {
            yield return $"wait={typed.Wait}";
            yield return $"send={typed.Send}";
        }

        if (command.Until is { } until)
        {
            yield return $"until={until}";
        }

        if (command.Background)
        {
            yield return "background";
        }
    }

    private static IEnumerable<string> Images(ContentDirectory content, Lesson lesson)
    {
        foreach (var file in LessonImages.Files(content, lesson))
        {
            yield return file;
            yield return Convert.ToHexString(SHA256.HashData(content.ReadBytes(file)));
        }
    }
}
