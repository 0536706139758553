using Site.Sandbox.Tests;

[assembly: AssemblyFixture(typeof(Sandboxes))]

namespace Site.Sandbox.Tests;

/// <summary>The default engine and the lessons' images: made once, by whichever test comes first.</summary>
public sealed class Sandboxes : IAsyncLifetime, IProgress<string>
{
    private Engine? _engine;
    private LabImages? _images;

    /// <summary>The project's own content directory.</summary>
    public static string Content { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content"));

    public Engine Engine => _engine ?? throw Skipped();

    public LabImages? Images => _engine is null ? throw Skipped() : _images;

    public async ValueTask InitializeAsync()
    {
        if (Host.Missing() is null)
        {
            var cache = Cache.OfThisUser();
            _engine = await new EngineStore(cache).GetAsync(EngineName.Default, this, CancellationToken.None);
            _images = await LabImages.GetAsync(cache, _engine, Path.Combine(Content, "images"), this, CancellationToken.None);
        }
    }

    /// <summary>A fresh sandbox; the test is skipped, with the reason, where there can be none.</summary>
    public Task<RunningSandbox> StartAsync(SandboxLimits? limits = null) =>
        RunningSandbox.StartAsync(Engine, Images, limits ?? SandboxLimits.Default, TestContext.Current.CancellationToken);

    public void Report(string value)
    {
        if (!value.StartsWith("I: ", StringComparison.Ordinal))
        {
            Console.WriteLine(value);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Exception Skipped()
    {
        Assert.Skip(Host.Missing()!.Message);
        return new InvalidOperationException();
    }
}
