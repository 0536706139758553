using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Site.Output;
using Site.Pages;

namespace Site.Tests;

/// <summary>A process that publishes one generation of a site after another, until it is killed.</summary>
internal static class Publisher
{
    private const string Variable = "DRYDOCK_TEST_PUBLISH";
    private const int Pages = 30;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    /// <summary>Starts the process, and waits until the first generation is published.</summary>
    public static async Task<Process> StartAsync(string target)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Publisher).Assembly.Location])
        {
            RedirectStandardOutput = true,
            Environment = { [Variable] = target },
        };
        var process = Process.Start(start)!;
        Assert.Equal(
            "published",
            await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeLimit)
        );
        return process;
    }

    /// <summary>The files of a site, each of which contains the generation's number.</summary>
    public static IEnumerable<SiteFile> Site(int generation) =>
        Enumerable
            .Range(0, Pages)
            .Select(page => $"en/{page}.html")
            .Prepend("index.html")
            .Append(SiteWriter.Marker)
            .Select(path => new SiteFile(new PagePath(path), Encoding.UTF8.GetBytes(generation.ToString(CultureInfo.InvariantCulture))));

    /// <summary>Asserts that no file is missing and that all belong to the same generation.</summary>
    /// <returns>That generation.</returns>
    public static string AssertWhole(string target)
    {
        var files = Directory.GetFiles(target, "*", SearchOption.AllDirectories);
        Assert.Equal(
            Site(0).Select(file => file.Path.Value).Order(StringComparer.Ordinal),
            files.Select(file => Path.GetRelativePath(target, file)).Order(StringComparer.Ordinal)
        );
        return Assert.Single(files.Select(File.ReadAllText).Distinct());
    }

    /// <summary>
    /// With an environment variable set, the test program publishes instead of running tests, so that no other program is needed.
    /// </summary>
    [ModuleInitializer]
    internal static void PublishIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } target)
        {
            return;
        }

        for (var generation = 1; ; generation++)
        {
            new SiteWriter(target).WriteAsync(Site(generation), default).GetAwaiter().GetResult();
            if (generation == 1)
            {
                Console.WriteLine("published");
            }
        }
    }
}
