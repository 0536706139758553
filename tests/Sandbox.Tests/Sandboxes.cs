using Site.Engines;
using Site.Files;
using Site.Sandbox.Tests;

[assembly: AssemblyFixture(typeof(Sandboxes))]

namespace Site.Sandbox.Tests;

/// <summary>The default engine and the lessons' images, which the first test that needs them makes.</summary>
public sealed class Sandboxes : IAsyncLifetime, IProgress<string>
{
    private SandboxTemplate? _template;

    /// <summary>The project's own content directory.</summary>
    public static string Content { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content"));

    /// <summary>The template of the machine that lessons use by default.</summary>
    public SandboxTemplate Template => _template ?? throw Skipped();

    public async ValueTask InitializeAsync()
    {
        if (Host.Missing() is null)
        {
            _template = await TemplateAsync(EngineName.Default, MachineKind.Docker);
        }
    }

    /// <summary>The template of a machine. Where none of its kind can be started, the test is skipped with the reason.</summary>
    public Task<SandboxTemplate> TemplateAsync(EngineName name, MachineKind machine)
    {
        Assert.SkipUnless(machine == MachineKind.Docker || Host.HasControlGroups, Host.MissingControlGroups(machine).Message);
        return SandboxTemplate.GetAsync(Cache.OfThisUser(), name, machine, Path.Combine(Content, "images"), this, CancellationToken.None);
    }

    /// <summary>Starts a sandbox. Where none can be started, the test is skipped with the reason.</summary>
    public Task<RunningSandbox> StartAsync(SandboxLimits? limits = null) =>
        Template.StartAsync(limits ?? SandboxLimits.Default, TestContext.Current.CancellationToken);

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
