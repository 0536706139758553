using System.CommandLine;
using System.Text.RegularExpressions;
using Site.Commands;
using YamlDotNet.RepresentationModel;

namespace Site.Tests;

/// <summary>The workflow file that the docs page <c>ci</c> offers to readers.</summary>
public sealed partial class HostedCi
{
    private static readonly Command[] Commands =
    [
        VerifyCommand.Create(),
        EnginesCommand.Create(),
        DoctorCommand.Create(),
        BuildCommand.Create(),
    ];

    [Fact]
    public void It_is_the_same_in_both_languages() => Assert.Equal(Workflow("en"), Workflow("zh"));

    [Fact]
    public void It_is_sound_YAML_with_jobs_whose_steps_do_one_thing_each()
    {
        var jobs = (YamlMappingNode)Root()["jobs"];

        Assert.Equal(["verify", "report"], jobs.Children.Keys.Select(key => key.ToString()));
        foreach (var step in jobs.Children.Values.SelectMany(job => (YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>())
        {
            var keys = step.Children.Keys.Select(key => key.ToString()).ToList();
            Assert.Single(keys, key => key is "run" or "uses");
            Assert.Empty(keys.Except(["id", "if", "name", "run", "uses", "with"]));
        }
    }

    [Fact]
    public void It_runs_every_engine_and_every_part()
    {
        var job = Root()["jobs"]["verify"];
        var matrix = job["strategy"]["matrix"];
        var commands = Lines(job).Where(line => line.Contains("site.dll", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            Engines.EngineName.All.Select(name => name.Suite),
            ((YamlSequenceNode)matrix["engine"]).Select(name => name.ToString())
        );
        Assert.Single(commands);
        Assert.Contains(
            $"--shard ${{{{ matrix.part }}}}/{((YamlSequenceNode)matrix["part"]).Children.Count} ",
            commands[0],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Each_command_line_is_one_that_the_program_takes(string language)
    {
        var workflow = Root()["jobs"].AllNodes.OfType<YamlScalarNode>().Select(node => node.Value!);
        var prose = Page(language).Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal));
        var lines = workflow.Concat(prose).Where(line => line.Contains("site.dll ", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, lines.Count);
        foreach (var line in lines)
        {
            var words = Expression()
                .Replace(line, match => match.Value.Contains("part", StringComparison.Ordinal) ? "1" : "trixie")
                .Split("site.dll ")[1]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var command = Commands.Single(command => command.Name == words[0]);
            Assert.Empty(command.Parse([.. words.Skip(1)]).Errors);
            Assert.All(
                words.Where(word => word.StartsWith("--", StringComparison.Ordinal)),
                word => Assert.Contains(command.Options, option => option.Name == word)
            );
        }
    }

    private static IEnumerable<string> Lines(YamlNode job) =>
        ((YamlSequenceNode)job["steps"])
            .Cast<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("run"))
            .Select(step => step["run"].ToString());

    private static YamlNode Root()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Workflow("en")));
        return stream.Documents.Single().RootNode;
    }

    private static string Workflow(string language) => Page(language).Split("```yaml\n")[1].Split("```\n")[0];

    private static string Page(string language) =>
        File.ReadAllText(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../content/docs", language, "ci.md")));

    [GeneratedRegex(@"\$\{\{ .*? \}\}")]
    private static partial Regex Expression();
}
