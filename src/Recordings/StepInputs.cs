using System.Security.Cryptography;
using System.Text;
using Site.Content;

namespace Site.Recordings;

/// <summary>A hash of what a recording was made from. A recording whose inputs have changed since is stale.</summary>
public static class StepInputs
{
    /// <param name="lesson">The step's: what it does depends on the images that the steps before it brought.</param>
    /// <returns><c>sha256:</c> and 64 hexadecimal digits.</returns>
    public static string Hash(ContentDirectory content, Lesson lesson, Step step)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(step.Action.Title);
        Add(step.Expect.Exit?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
        Add(string.Join('\n', step.Expect.Output?.Lines ?? []));
        Add(step.CSharp?.File.Text ?? "");
        Add(step.Check?.File.Text ?? "");
        Options(step).ToList().ForEach(Add);
        foreach (var file in LessonImages.Files(content, lesson))
        {
            Add(file);
            Add(Convert.ToHexString(SHA256.HashData(content.ReadBytes(file))));
        }

        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";

        void Add(string part)
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(Encoding.UTF8.GetBytes(part));
        }
    }

    /// <summary>What most steps leave as it is goes in only where it is said.</summary>
    private static IEnumerable<string> Options(Step step) =>
    [
        .. step.Action is WrittenFile file ? [$"file={file.Text}"] : Options((ShellCommand)step.Action),
        .. step.Sudo ? new[] { "sudo" } : [],
        .. step.ShowsCalls ? [] : new[] { "api-calls=none" },
        .. step.Expect.Errors is { } errors ? new[] { $"stderr={string.Join('\n', errors.Lines)}" } : [],
    ];

    private static IEnumerable<string> Options(ShellCommand command) =>
    [
        .. command.Terminal == ShellCommand.FirstTerminal ? [] : new[] { $"terminal={command.Terminal}" },
        .. command.Tty ? new[] { "tty" } : [],
        .. command.Input.SelectMany(typed => new[] { $"wait={typed.Wait}", $"send={typed.Send}" }),
        .. command.Until is { } until ? new[] { $"until={until}" } : [],
        .. command.Background ? new[] { "background" } : [],
    ];
}
