using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Site.Sandbox.Tests;

/// <summary>The command <c>page-engine</c>, as a user runs it. To make the machines from nothing takes the environment variable DRYDOCK_ALL=1.</summary>
public sealed class MakingThePageEngine : IDisposable
{
    /// <summary>How many bytes a reader loads at most before the prompt of the engine is there, and before that of the lab.</summary>
    private const long MostBytes = 60_000_000,
        MostBytesOfLab = 15_000_000;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromHours(1);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    public static bool Everything => Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1";

    [Fact]
    public async Task Without_a_mirror_it_says_so_and_what_to_do()
    {
        var how = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true };
        how.Environment["DRYDOCK_DEBIAN_MIRROR"] = "http://127.0.0.1:9";
        using var run = Start(how);
        var printed = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await printed;

        Assert.Equal(3, await run.EndAsync());
        Assert.Contains("The packages of bookworm-i386 could not be downloaded from http://127.0.0.1:9", error, StringComparison.Ordinal);
        Assert.Contains("then run the command again", error, StringComparison.Ordinal);
    }

    [Fact(Skip = "Takes half an hour; needs DRYDOCK_ALL=1", SkipUnless = nameof(Everything))]
    public async Task They_are_made_from_nothing_in_parts_that_are_named_by_their_content_and_not_made_again()
    {
        var first = await PrintedAsync();
        await AssertMadeAsync(Directories(first)[0], MostBytes, "docker.io 20.10.");
        await AssertMadeAsync(Directories(first)[1], MostBytesOfLab, "linux-image-6.1.");

        var again = await PrintedAsync();
        Assert.Equal(Directories(first), Directories(again));
        Assert.DoesNotContain("Booting", again, StringComparison.Ordinal);
    }

    private static async Task AssertMadeAsync(string directory, long mostBytes, string package)
    {
        var manifest = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(directory, "engine.json"), TestContext.Current.CancellationToken)
        )!;
        var loaded = manifest["snapshot"]!.AsArray().Concat([manifest["wasm"], manifest["bios"], manifest["vgaBios"]]).ToList();
        Assert.All(loaded.Concat(manifest["disk"]!["parts"]!.AsArray()), part => AssertNamed(directory, part!));
        Assert.InRange(loaded.Sum(part => part!["wire"]!.GetValue<long>()), 1, mostBytes);
        Assert.Contains(
            package,
            await File.ReadAllTextAsync(Path.Combine(directory, "packages.txt"), TestContext.Current.CancellationToken)
        );
    }

    public void Dispose() => _root.Delete(recursive: true);

    private static void AssertNamed(string directory, JsonNode part)
    {
        var name = part["name"]!.GetValue<string>();
        var content = File.ReadAllBytes(Path.Combine(directory, name));
        Assert.Equal(part["wire"]!.GetValue<long>(), content.Length);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(content))[..16], name, StringComparison.Ordinal);
    }

    /// <summary>The directories that the command prints: of the engine, and of the lab.</summary>
    private static string[] Directories(string printed) =>
        [
            .. printed
                .Split('\n')
                .Where(line => line.EndsWith("; `build` adds them to the site", StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf(" MB, in ", StringComparison.Ordinal) + 8)..line.LastIndexOf(';')]),
        ];

    private async Task<string> PrintedAsync()
    {
        using var run = Start(new ProcessStartInfo { RedirectStandardOutput = true });
        var printed = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await run.EndAsync(TimeLimit));
        return printed;
    }

    private OwnedProcess Start(ProcessStartInfo how)
    {
        how.Environment["XDG_CACHE_HOME"] = _root.FullName;
        return ThisProgram.Start(how, "page-engine", "--content", Sandboxes.Content);
    }
}
