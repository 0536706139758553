using Browser.Tests;
using Site.Building;

[assembly: AssemblyFixture(typeof(BuiltCourse))]

namespace Browser.Tests;

/// <summary>The project's own course, built once, as a user builds it.</summary>
public sealed class BuiltCourse : IAsyncLifetime
{
    private static readonly string Content = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content"));

    public string Root { get; } = Path.Combine(Directory.CreateTempSubdirectory("built-").FullName, "output");

    public async ValueTask InitializeAsync()
    {
        var errors = new StringWriter();
        var built = await new SiteBuild(Content, Root, Strict: false).RunAsync(TextWriter.Null, errors, default);
        Assert.True(built, errors.ToString());
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);
        return ValueTask.CompletedTask;
    }
}
