using System.Reflection.PortableExecutable;
using Site.Content;
using Site.Diagnostics;
using Site.Files;
using Site.Runner;
using Site.Snippets;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>
/// The libraries of the lessons' programs are compiled ahead of time; when that fails, the programs run with the original ones.
/// </summary>
public sealed class CompiledLibraries : IProgress<string>, IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("libraries-");
    private readonly List<string> _reported = [];

    [Fact]
    public async Task They_are_the_same_libraries_with_machine_code_and_are_made_once()
    {
        var programs = await ProgramsAsync();

        var ready = await UseAsync(programs);
        var again = await UseAsync(programs);

        Assert.Equal("Compiling the libraries of the lessons' programs; this is done once", Assert.Single(_reported));
        Assert.Equal(Names(programs), Names(ready));
        Assert.Equal(Libraries(ready), Libraries(again));
        Assert.All(Libraries(programs), library => Assert.False(HasMachineCode(library), library));
        Assert.All(Libraries(ready), library => Assert.True(HasMachineCode(library), library));
    }

    [Fact]
    public async Task Where_they_cannot_be_made_it_is_told_and_the_programs_stay_as_they_are()
    {
        var programs = await ProgramsAsync();
        File.WriteAllText(Path.Combine(_root.FullName, "libraries"), "in the way");

        Assert.Same(programs, await UseAsync(programs));
        Assert.StartsWith(
            "The libraries of the lessons' programs could not be compiled, so the run takes longer: ",
            Assert.Single(_reported),
            StringComparison.Ordinal
        );
    }

    void IProgress<string>.Report(string value) => _reported.Add(value);

    public void Dispose() => _root.Delete(recursive: true);

    private static async Task<IReadOnlyDictionary<string, CompiledSnippet>> ProgramsAsync()
    {
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(Sandboxes.Content), bag).Read()!;
        var verifier = new Verifier(course, new SnippetCompiler(PackageSet.OfThisProgram()), jobs: 1);
        return (await verifier.CompileAsync(course.Lessons.Take(1), bag, TestContext.Current.CancellationToken))!;
    }

    private static List<string> Libraries(IReadOnlyDictionary<string, CompiledSnippet> programs) =>
        [.. programs.Values.SelectMany(program => program.Libraries).Distinct().Order()];

    private static IEnumerable<string?> Names(IReadOnlyDictionary<string, CompiledSnippet> programs) =>
        Libraries(programs).Select(Path.GetFileName);

    private static bool HasMachineCode(string library)
    {
        using var file = new PEReader(File.OpenRead(library));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private Task<IReadOnlyDictionary<string, CompiledSnippet>> UseAsync(IReadOnlyDictionary<string, CompiledSnippet> programs) =>
        ReadyToRunLibraries.UseAsync(new Cache(_root.FullName), programs, this, TestContext.Current.CancellationToken);
}
