using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security;
using Site.Diagnostics;
using Site.Files;
using Site.Processes;
using Site.Snippets;

namespace Site.Runner;

/// <summary>
/// Compiles the libraries of the lessons' programs ahead of time (ReadyToRun). A program that makes one API call spends most of its time in
/// the just-in-time compilation of the API library. With precompiled libraries it takes little more than half as long.
/// </summary>
public static class ReadyToRunLibraries
{
    /// <summary>Long enough for the SDK to download its compiler the first time.</summary>
    private static readonly TimeSpan CompileTimeout = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Options that keep MSBuild from importing files of the directories above the project. The cache may be in any directory, also in one
    /// that others can write to, and this program runs as root.
    /// </summary>
    private static readonly string[] NoImports =
    [
        "-noAutoResponse",
        "-p:ImportDirectoryBuildProps=false",
        "-p:ImportDirectoryBuildTargets=false",
        "-p:ImportDirectoryPackagesProps=false",
    ];

    /// <summary>
    /// Gets the compiled libraries from the cache, and compiles them first if they are missing. If that fails, the programs keep their
    /// libraries and are only slower, so a failure is reported as progress and does not end the run.
    /// </summary>
    /// <returns>The programs, with compiled libraries if those could be made.</returns>
    public static async Task<IReadOnlyDictionary<string, CompiledSnippet>> UseAsync(
        Cache cache,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        IProgress<string> progress,
        CancellationToken ct
    )
    {
        var libraries = programs.Values.SelectMany(program => program.Libraries).Distinct().Order(StringComparer.Ordinal).ToList();
        if (libraries.Count == 0)
        {
            return programs;
        }

        try
        {
            var key = Cache.Fingerprint([Project([]), .. libraries.Select(Identity)]);
            var ready = await cache.GetAsync($"libraries/{key}", directory => MakeAsync(libraries, directory, progress, ct), progress, ct);
            return programs.ToDictionary(
                program => program.Key,
                program =>
                    program.Value with
                    {
                        Libraries = [.. program.Value.Libraries.Select(library => Path.Combine(ready, Path.GetFileName(library)))],
                    }
            );
        }
        catch (Exception fault)
            when (fault
                    is ProcessFailedException
                        or ProgramMissingException
                        or MachineException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            progress.Report($"The libraries of the lessons' programs could not be compiled, so the run takes longer: {Reason(fault)}");
            return programs;
        }
    }

    /// <summary>Compiles the libraries by publishing an empty program that refers to them.</summary>
    private static async Task MakeAsync(List<string> libraries, string directory, IProgress<string> progress, CancellationToken ct)
    {
        progress.Report("Compiling the libraries of the lessons' programs; this is done once");
        var work = Directory.CreateDirectory(Path.Combine(directory, "work"));
        try
        {
            var project = Path.Combine(work.FullName, "libraries.csproj");
            await File.WriteAllTextAsync(project, Project(libraries), ct);
            await File.WriteAllTextAsync(Path.Combine(work.FullName, "Program.cs"), "return;", ct);
            var published = Path.Combine(work.FullName, "out");
            await HostProcess.ReadAsync(
                HostCommand.Of(
                    Path.Combine(DotnetInstallation.Directory, "dotnet"),
                    // A compiler that stayed for the next build would also keep the control group of this program.
                    ["publish", project, "--output", published, "--nologo", "--disable-build-servers", .. NoImports]
                ) with
                {
                    // NuGet names a directory for temporary files by the user, and as root of a user namespace, an ordinary user has root's name.
                    Environment = new Dictionary<string, string?> { ["TMPDIR"] = work.FullName },
                },
                CompileTimeout,
                ct: ct
            );
            foreach (var library in libraries.Select(library => Path.GetFileName(library)!))
            {
                File.Copy(Path.Combine(published, library), Path.Combine(directory, library));
            }
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    /// <summary>The reason of a failure: of all that the SDK prints, its first error.</summary>
    private static string Reason(Exception fault) =>
        fault is ProcessFailedException { Run: var run }
        && run.Text.Split('\n').FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal)) is { } error
            ? error[(error.IndexOf(": error ", StringComparison.Ordinal) + 2)..].Trim()
            : fault.Message;

    private static string Project(List<string> libraries) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net{DotnetInstallation.Version}</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <PublishReadyToRun>true</PublishReadyToRun>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                {string.Join("\n    ", libraries.Select(library => $"<Reference Include=\"{SecurityElement.Escape(library)}\" />"))}
              </ItemGroup>
            </Project>
            """;

    /// <summary>Identifies a library by its name and its module version id, whatever directory it is in.</summary>
    private static string Identity(string library)
    {
        using var file = new PEReader(File.OpenRead(library));
        var metadata = file.GetMetadataReader();
        return $"{Path.GetFileName(library)} {metadata.GetGuid(metadata.GetModuleDefinition().Mvid)}";
    }
}
