using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security;
using Site.Diagnostics;
using Site.Files;
using Site.Processes;
using Site.Sandbox;
using Site.Snippets;

namespace Site.Runner;

/// <summary>
/// The libraries of the lessons' programs with machine code beside their IL (ReadyToRun). A program that asks the engine one
/// thing spends most of its time on compiling the library that it asks with: with machine code it takes little more than half.
/// </summary>
public static class ReadyToRunLibraries
{
    /// <summary>The SDK downloads its compiler the first time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// MSBuild runs what it finds in files of these kinds, up to the root directory. The cache may lie anywhere, and we are root: it gets
    /// nothing but our project.
    /// </summary>
    private static readonly string[] Alone =
    [
        "-noAutoResponse",
        "-p:ImportDirectoryBuildProps=false",
        "-p:ImportDirectoryBuildTargets=false",
        "-p:ImportDirectoryPackagesProps=false",
    ];

    /// <summary>From the cache; what is missing there is made, once. Without it, lessons are only slower: no failure ends a run.</summary>
    /// <returns>The same programs, with such libraries where they could be made.</returns>
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
            progress.Report($"The libraries of the lessons' programs stay as they are, and the run takes longer: {Reason(fault)}");
            return programs;
        }
    }

    /// <summary>Lets the SDK publish a program that consists of the libraries.</summary>
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
                    Path.Combine(RunningSandbox.DotnetDirectory, "dotnet"),
                    ["publish", project, "--output", published, "--nologo", .. Alone]
                ),
                Patience,
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

    /// <summary>The SDK prints a page; its first error is the reason.</summary>
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
                <TargetFramework>net{Environment.Version.Major}.{Environment.Version.Minor}</TargetFramework>
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

    /// <summary>The same for the same library, wherever it lies.</summary>
    private static string Identity(string library)
    {
        using var file = new PEReader(File.OpenRead(library));
        var metadata = file.GetMetadataReader();
        return $"{Path.GetFileName(library)} {metadata.GetGuid(metadata.GetModuleDefinition().Mvid)}";
    }
}
