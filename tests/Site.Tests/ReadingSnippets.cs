using Site.Diagnostics;
using Site.Highlighting;
using Site.Snippets;

namespace Site.Tests;

public sealed class ReadingSnippets
{
    private const string Program = """
        #:package Docker.DotNet.Enhanced@4.3.3
        using Docker.DotNet;
        using Docker.DotNet.Models;

        // Asks.
        using var docker = new DockerClientBuilder().Build();
        var images = await docker.Images.ListImagesAsync(new ImagesListParameters { All = true });
        foreach (var image in images.Where(one => one.Size > 10))
        {
            Console.WriteLine($"{image.ID} {Twice(2)}");
        }

        return 0;

        int Twice(int number) => number * 2;

        """;

    [Fact]
    public async Task The_pieces_are_the_source_each_with_what_it_means()
    {
        var code = await ReadAsync();

        Assert.Equal(Program, string.Concat(code.Select(span => span.Text)));
        Assert.Equal(
            [
                (CodeKind.Directive, "#:package Docker.DotNet.Enhanced@4.3.3"),
                (CodeKind.Comment, "// Asks."),
                (CodeKind.Keyword, "var"),
                (CodeKind.Local, "docker"),
                (CodeKind.Type, "DockerClientBuilder"),
                (CodeKind.Method, "Build"),
                (CodeKind.Control, "await"),
                (CodeKind.Member, "Images"),
                (CodeKind.Control, "foreach"),
                (CodeKind.Number, "10"),
                (CodeKind.Type, "Console"),
                (CodeKind.String, "$\""),
                (CodeKind.Method, "Twice"),
                (CodeKind.Local, "number"),
            ],
            code.Where(span =>
                    span.Text
                        is "#:package Docker.DotNet.Enhanced@4.3.3"
                            or "// Asks."
                            or "var"
                            or "docker"
                            or "DockerClientBuilder"
                            or "Build"
                            or "await"
                            or "Images"
                            or "foreach"
                            or "10"
                            or "Console"
                            or "$\""
                            or "Twice"
                            or "number"
                )
                .Select(span => (span.Kind, span.Text))
                .Distinct()
        );
    }

    [Theory]
    [InlineData("Twice", "int Twice(int number)", "")]
    [InlineData("docker", "DockerClient docker", "")]
    [InlineData("one", "ImagesListResponse one", "")]
    [InlineData("DockerClientBuilder", "class Docker.DotNet.DockerClientBuilder", "Builds a DockerClient.")]
    [InlineData("All", "bool? ImagesListParameters.All { get; set; }", "")]
    [InlineData(
        "ListImagesAsync",
        "Task<IList<ImagesListResponse>> IImageOperations.ListImagesAsync(ImagesListParameters parameters, CancellationToken cancellationToken = default)",
        "Retrieves a list of the images on the server."
    )]
    public async Task A_name_has_its_signature_and_its_library_s_summary(string name, string signature, string summary)
    {
        var note = (await ReadAsync()).First(span => span.Text == name).Note;

        Assert.Equal(signature, note?.Signature);
        Assert.Equal(summary, note?.Summary);
    }

    [Fact]
    public async Task With_the_SDK_the_framework_s_names_have_summaries_too()
    {
        Assert.SkipUnless(
            Directory.Exists(
                Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs/Microsoft.NETCore.App.Ref")
            ),
            "The SDK's reference pack is not installed"
        );

        var note = (await ReadAsync()).First(span => span.Text == "WriteLine").Note!;

        Assert.Equal("void Console.WriteLine(string? value)", note.Signature);
        Assert.StartsWith("Writes the specified string value", note.Summary, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<CodeSpan>> ReadAsync()
    {
        var bag = new DiagnosticBag();
        var codes = await new SnippetReader(PackageSet.OfThisProgram()).ReadAsync(
            [new SnippetFile("a.cs", Program)],
            bag,
            TestContext.Current.CancellationToken
        );
        Assert.Empty(bag.Sorted);
        return codes["a.cs"];
    }
}
