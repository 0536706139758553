using Spectre.Console;

namespace Benchmarks;

/// <summary>
/// Builds trees from nothing, with each program in turn, and prints the medians, with ratios to Drydock's of the same rounds. Each build
/// has an empty cache and no output of before.
/// </summary>
/// <param name="program">The program to measure: a <c>site.dll</c>, or a native one.</param>
/// <param name="isOnlyDrydock">Whether to leave out the other programs.</param>
internal sealed class Comparison(FileInfo program, bool isOnlyDrydock)
{
    private readonly IReadOnlyList<Generator> _generators =
    [
        Generator.Drydock(program),
        .. Generator.Others.Where(generator => !isOnlyDrydock && generator.IsInstalled),
    ];

    public async Task RunAsync(IReadOnlyList<int> sizes, int rounds, CancellationToken ct)
    {
        var table = new Table()
            .AddColumns("pages", "program", "time", "processor", "memory", "a page", "time to Drydock's")
            .Border(TableBorder.Markdown);
        var scratch = Directory.CreateTempSubdirectory("drydock-benchmark-").FullName;
        try
        {
            foreach (var size in sizes)
            {
                await AddAsync(table, Path.Combine(scratch, $"{size}"), size, rounds, ct);
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        AnsiConsole.Profile.Width = 200;
        AnsiConsole.Write(table);
    }

    private async Task AddAsync(Table table, string scratch, int size, int rounds, CancellationToken ct)
    {
        foreach (var generator in _generators)
        {
            generator.Write(Path.Combine(scratch, generator.Name), new Tree(size));
        }

        var runs = _generators.ToDictionary(generator => generator, _ => new List<ProcessUse>());
        // The first round only warms up the disk cache.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var generator in _generators)
            {
                var use = await BuildAsync(generator, Path.Combine(scratch, generator.Name), ct);
                if (round > 0)
                {
                    runs[generator].Add(use);
                }

                AnsiConsole.WriteLine($"{size} pages, round {round} of {rounds}, {generator.Name}: {use.Time.TotalSeconds:0.00} s");
            }
        }

        var ours = runs[_generators[0]];
        foreach (var (generator, uses) in runs)
        {
            table.AddRow(
                $"{size}",
                generator.Name,
                $"{Median(uses.Select(use => use.Time.TotalSeconds)):0.00} s",
                $"{Median(uses.Select(use => use.Processor.TotalSeconds)):0.00} s",
                $"{Median(uses.Select(use => use.Memory / 1048576.0)):0} MiB",
                $"{Median(uses.Select(use => use.Time.TotalMilliseconds / size)):0.00} ms",
                $"{Median(uses.Zip(ours, (use, our) => use.Time / our.Time)):0.00}"
            );
        }
    }

    private static async Task<ProcessUse> BuildAsync(Generator generator, string directory, CancellationToken ct)
    {
        // They are not deleted: for some seconds after that, ext4 creates files several times slower, which would be measured too.
        foreach (var old in new[] { Generator.Output, "cache" }.Select(name => Path.Combine(directory, name)).Where(Directory.Exists))
        {
            Directory.Move(old, Path.Combine(directory, $"old-{Path.GetRandomFileName()}"));
        }

        return await ProcessUse.OfAsync(
            generator.Command,
            directory,
            new Dictionary<string, string> { ["XDG_CACHE_HOME"] = Path.Combine(directory, "cache") },
            ct
        );
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
