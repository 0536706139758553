using Site.Content;
using Site.Diagnostics;
using Site.Files;
using Site.Runner;
using Site.Snippets;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>
/// MSBuild imports files with certain names from every directory above a project, and anybody can put one into the directory for temporary
/// files. The tests change that directory for the whole process, so no other test may run at the same time.
/// </summary>
[Collection(nameof(Alone))]
public sealed class CompilingApart : IDisposable
{
    private const string Temporary = "TMPDIR";
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("apart-");
    private readonly string? _temporary = Environment.GetEnvironmentVariable(Temporary);

    [Theory]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Build.targets")]
    [InlineData("Directory.Packages.props")]
    public async Task A_file_above_the_libraries_project_is_not_imported(string name)
    {
        var marker = Path.Combine(_root.FullName, "imported");
        await File.WriteAllTextAsync(
            Path.Combine(_root.FullName, name),
            $"""
            <Project InitialTargets="Hostile">
              <Target Name="Hostile"><Touch Files="{marker}" AlwaysCreate="true" /></Target>
            </Project>
            """,
            TestContext.Current.CancellationToken
        );
        Environment.SetEnvironmentVariable(Temporary, _root.CreateSubdirectory("temporary").FullName);
        var reported = new List<string>();
        var programs = await ProgramsAsync();
        var ready = await ReadyToRunLibraries.UseAsync(
            new Cache(Path.Combine(_root.FullName, "cache")),
            programs,
            new Listener(reported),
            TestContext.Current.CancellationToken
        );

        Assert.False(File.Exists(marker), $"{name} was imported");
        Assert.NotSame(programs, ready);
        Assert.Single(reported);
        var libraries = Path.GetDirectoryName(ready.Values.SelectMany(program => program.Libraries).First())!;
        Assert.Empty(Directory.GetDirectories(libraries));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Temporary, _temporary);
        _root.Delete(recursive: true);
    }

    private static async Task<IReadOnlyDictionary<string, CompiledSnippet>> ProgramsAsync()
    {
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(Sandboxes.Content), bag).Read()!;
        var verifier = new Verifier(course, new SnippetCompiler(PackageSet.OfThisProgram()), jobs: 1);
        return (await verifier.CompileAsync(course.Lessons.Take(1), bag, TestContext.Current.CancellationToken))!;
    }

    private sealed class Listener(List<string> reported) : IProgress<string>
    {
        public void Report(string value) => reported.Add(value);
    }
}
