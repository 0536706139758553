using Site.Diagnostics;
using Site.Snippets;

namespace Site.Tests;

/// <summary>The programs that the verifier runs are compiled once, and cached by their text.</summary>
public sealed class CompilingSnippets : IDisposable
{
    private static readonly PackageSet Packages = PackageSet.OfThisProgram();
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("programs-");

    private string File => Path.Combine(_root.FullName, "programs.json");

    private ProgramStore Store => new(File, Packages);

    [Fact]
    public async Task What_compiled_is_kept_of_each_path_the_last()
    {
        await CompileAsync(("a.cs", "return 1;"), ("b.cs", "return 2;"));
        await CompileAsync(("a.cs", "return 3;"));

        Assert.Equal(
            [("a.cs", "return 3;"), ("b.cs", "return 2;")],
            Store.Load().Select(program => (program.Source.Path, program.Source.Text))
        );
    }

    [Fact]
    public async Task What_is_kept_is_the_program_and_is_not_compiled_again()
    {
        var first = Assert.Single(await CompileAsync(("a.cs", "return 1;")));
        var written = System.IO.File.GetLastWriteTimeUtc(File);

        var second = Assert.Single(await CompileAsync(("a.cs", "return 1;")));

        Assert.Equal(first.Source, second.Source);
        Assert.Equal(first.Assembly, second.Assembly);
        Assert.Equal(written, System.IO.File.GetLastWriteTimeUtc(File));
    }

    [Theory]
    [InlineData("return x;", "CS0103")]
    [InlineData("#:package Docker.DotNet.Enhanced@1.0.0\nreturn 1;", "snippet-package")]
    public async Task What_has_a_fault_is_told_in_every_run(string text, string code)
    {
        for (var run = 0; run < 2; run++)
        {
            var bag = new DiagnosticBag();
            await CompileAsync(bag, ("a.cs", text));
            Assert.Equal(code, Assert.Single(bag.Sorted).Code);
        }
    }

    [Fact]
    public async Task A_damaged_file_is_as_good_as_none()
    {
        await CompileAsync(("a.cs", "return 1;"));
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes[^10] ^= 1;
        System.IO.File.WriteAllBytes(File, bytes);

        Assert.Empty(Store.Load());
        Assert.Single(await CompileAsync(("a.cs", "return 1;")));
        Assert.Single(Store.Load());
    }

    public void Dispose() => _root.Delete(recursive: true);

    private Task<IReadOnlyList<CompiledSnippet>> CompileAsync(params (string Path, string Text)[] snippets) =>
        CompileAsync(new DiagnosticBag(), snippets);

    private Task<IReadOnlyList<CompiledSnippet>> CompileAsync(DiagnosticBag bag, params (string Path, string Text)[] snippets) =>
        new SnippetCompiler(Packages, Store).CompileAsync(
            snippets.Select(snippet => new SnippetFile(snippet.Path, snippet.Text)),
            bag,
            TestContext.Current.CancellationToken
        );
}
