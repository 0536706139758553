using System.CommandLine;
using BenchmarkDotNet.Running;
using Benchmarks;

var pages = new Option<int[]>("--pages")
{
    Description = "How many pages the trees have",
    DefaultValueFactory = _ => [1000],
    AllowMultipleArgumentsPerToken = true,
};
var rounds = new Option<int>("--rounds") { Description = "How often each program builds each tree", DefaultValueFactory = _ => 5 };
var program = new Option<FileInfo>("--program")
{
    Description = "The program to measure, a site.dll or a native program; by default the one that these benchmarks were built with",
    DefaultValueFactory = _ => new FileInfo(Path.Combine(AppContext.BaseDirectory, "site.dll")),
};
var only = new Option<bool>("--only-drydock") { Description = "Measure no other programs" };

var compare = new Command("compare", "Build trees of Markdown with Drydock and the other generators on the PATH, in turn")
{
    pages,
    rounds,
    program,
    only,
};
compare.SetAction(
    (parsed, ct) =>
        new Comparison(parsed.GetValue(program)!, parsed.GetValue(only)).RunAsync(parsed.GetValue(pages)!, parsed.GetValue(rounds), ct)
);

var stages = new Command("stages", "Measure the stages of a build with BenchmarkDotNet, whose options follow after --")
{
    TreatUnmatchedTokensAsErrors = false,
};
stages.SetAction(parsed => BenchmarkSwitcher.FromTypes([typeof(Stages)]).Run([.. parsed.UnmatchedTokens.DefaultIfEmpty("--filter=*")]));

return await new RootCommand("Measures how fast Drydock builds sites") { compare, stages }
    .Parse(args)
    .InvokeAsync();
