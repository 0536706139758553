using Site.Highlighting;
using Site.Snippets;

namespace Site.Tests;

/// <summary>What the editor of the live mode suggests and explains. In the programs, <c>|</c> is the caret.</summary>
public sealed class AssistingTyping
{
    private const string Head = """
        #:package Docker.DotNet.Enhanced@4.3.3
        using Docker.DotNet;
        using Docker.DotNet.Models;

        using var docker = new DockerClientBuilder().Build();

        """;

    private static readonly EditedPrograms Programs = new(PackageSet.OfThisProgram());

    [Theory]
    [InlineData("Console.|", "WriteLine ReadLine Out", "ToString Console")]
    [InlineData("Console.|\nvar next = 1;", "WriteLine ReadLine Out", "ToString")]
    [InlineData("\"\".|", "Length Trim Contains Select", "IsNullOrEmpty")]
    [InlineData("string.|", "Join IsNullOrEmpty Empty", "Length")]
    [InlineData("var text = \"\";\ntext.|\nvar next = 1;", "Length Trim", "IsNullOrEmpty")]
    [InlineData("docker.Containers.|", "ListContainersAsync StopContainerAsync", "Dispose")]
    [InlineData("docker.|\nConsole.WriteLine();", "Containers Images System", "DockerClientBuilder")]
    [InlineData(
        "var all = await docker.Containers.ListContainersAsync(new());\nvar names = all.Select(one => one.|);",
        "ID Names State",
        "Count"
    )]
    [InlineData("string? text = null;\nvar length = text?.|", "Length Trim", "IsNullOrEmpty")]
    [InlineData("DateTime? time = null;\nvar year = time?.|", "Year Ticks", "Value Now")]
    [InlineData("var time = System.Th|", "Threading", "docker")]
    [InlineData("using System.|", "Text Threading", "Console docker")]
    [InlineData("DayOfWeek.|", "Monday", "DayOfWeek")]
    [InlineData("new ContainersListParameters { | }", "All Limit", "docker ToString")]
    [InlineData("new ContainersListParameters { All = true, L| }", "Limit", "All docker")]
    [InlineData("ContainersListParameters all = new() { | };", "All Limit", "docker")]
    [InlineData("var made = new Dock|", "DockerClientBuilder", "docker foreach")]
    [InlineData("dock|", "docker DockerClient", "")]
    [InlineData("Console.WriteLine($\"{dock|}\");", "docker DockerClient", "")]
    [InlineData("fore|", "foreach", "")]
    [InlineData("int Twice(int number) => num|;", "number", "")]
    [InlineData("foreach (var one in new[] { 1 })\n{\n    on|\n}", "one", "")]
    [InlineData("var early = lat|;\nvar later = 1;", "", "later")]
    [InlineData("class A { public int @class; }\nnew A().|", "@class", "class")]
    [InlineData("Console.Wri|te(1);", "Write WriteLine", "")]
    public void Names_that_can_stand_at_the_caret_are_suggested(string program, string names, string others)
    {
        var found = Complete(program).Items.Select(item => item.Name).ToList();

        Assert.All(Words(names), name => Assert.Contains(name, found));
        Assert.All(Words(others), name => Assert.DoesNotContain(name, found));
        Assert.Equal(found.Distinct(), found);
    }

    [Theory]
    [InlineData("// Console.|")]
    [InlineData("/* Console.|")]
    [InlineData("#:package D|")]
    [InlineData("Console.WriteLine(\"Con|\");")]
    [InlineData("Console.WriteLine(\"Con|")]
    [InlineData("Console.WriteLine($\"Con|\");")]
    [InlineData("Console.WriteLine(\"\"\"Con|\"\"\");")]
    [InlineData("var a = 'C|';")]
    [InlineData("var a = 12|;")]
    [InlineData("var nam|")]
    [InlineData("foreach (var on| in new[] { 1 })")]
    [InlineData("int Twice(int numb|) => 2;")]
    [InlineData("nothing.|")]
    [InlineData("Console.WriteLine().|")]
    public void Elsewhere_nothing_is(string program) => Assert.Empty(Complete(program).Items);

    [Fact]
    public void What_begins_with_the_typed_characters_comes_first_and_what_is_nearest()
    {
        var names = Complete("var console = 1;\ncons|").Items.Select(item => item.Name).ToList();

        Assert.Equal(["console", "const"], names.Take(2));
        Assert.Equal("Console", names.First(name => name.StartsWith('C')));
    }

    [Fact]
    public void There_are_never_more_than_200_and_then_it_says_so()
    {
        var all = Complete("|");
        var members = Complete("Console.|");

        Assert.Equal((Completions.Most, true), (all.Items.Count, all.IsCut));
        Assert.False(members.IsCut);
    }

    [Fact]
    public void A_name_comes_with_its_signature_its_summary_and_how_many_others_have_it()
    {
        var list = Complete("docker.Containers.|").Items.Single(item => item.Name == "ListContainersAsync");

        Assert.Equal(CodeKind.Method, list.Kind);
        Assert.Equal(
            "Task<IList<ContainerListResponse>> IContainerOperations.ListContainersAsync(ContainersListParameters parameters, CancellationToken cancellationToken = default)",
            list.Note!.Signature
        );
        Assert.NotEqual("", list.Note.Summary);
        Assert.InRange(Complete("Console.|").Items.Single(item => item.Name == "WriteLine").Overloads, 10, 30);
    }

    [Theory]
    [InlineData("Cons|ole.WriteLine(1);", "Console", "class System.Console")]
    [InlineData("|Console.WriteLine(1);", "Console", "class System.Console")]
    [InlineData("Console|.WriteLine(1);", "Console", "class System.Console")]
    [InlineData("Console.|WriteLine(1);", "WriteLine", "void Console.WriteLine(int value)")]
    [InlineData("Console.WriteLine(doc|ker);", "docker", "DockerClient docker")]
    [InlineData("va|r one = 1;", "var", "int")]
    public void The_name_at_a_place_is_explained(string program, string name, string signature)
    {
        var (file, position) = Parse(program);

        var explained = Programs.Explain(file, position, TestContext.Current.CancellationToken);

        Assert.Equal(signature, explained?.Note.Signature);
        Assert.Equal(name, file.Text[explained!.From..explained.To]);
    }

    [Theory]
    [InlineData("// Cons|ole")]
    [InlineData("\"Cons|ole\"")]
    [InlineData("Conso|l.WriteLine(1);")]
    [InlineData("fore|ach")]
    [InlineData("Console.WriteLine(1);  |  ")]
    public void Where_there_is_no_name_nothing_is_explained(string program)
    {
        var (file, position) = Parse(program);

        Assert.Null(Programs.Explain(file, position, TestContext.Current.CancellationToken));
    }

    /// <summary>What is too deep for the compiler must not end the server, with all its machines.</summary>
    [Theory]
    [InlineData("{")]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("(a, ")]
    [InlineData("a.")]
    [InlineData("-")]
    [InlineData("x => ")]
    [InlineData("if (a) ")]
    [InlineData("$\"{")]
    [InlineData("$\"{(")]
    [InlineData("$@\"{")]
    [InlineData("$\"\"\"{")]
    [InlineData("(\")\", ")]
    [InlineData("$\"{\"}\" + ")]
    public void A_program_however_deep_does_no_harm(string piece)
    {
        var program = new SnippetFile("a.cs", string.Concat(Enumerable.Repeat(piece, CompilerLimits.LongestProgram / piece.Length)));
        var end = program.Text.Length;
        var ct = TestContext.Current.CancellationToken;

        Assert.Contains(Programs.Diagnose(program, ct), problem => problem.Id == "CS8078");
        Assert.InRange(Programs.Complete(program, end, ct).Items.Count, 0, Completions.Most);
        Assert.Null(Programs.Explain(program, end, ct));
        Assert.Null(Programs.Compile(program, ct).Program);
    }

    [Fact]
    public void Brackets_after_each_other_are_not_deep()
    {
        var piece = "Console.WriteLine($\"{(1 + 2)} {{}} {new[] { 3 }[0]}\");\n";

        Assert.Empty(Diagnose(string.Concat(Enumerable.Repeat(piece, 500))));
    }

    [Fact]
    public void A_program_that_is_too_long_is_not_compiled()
    {
        var problem = Assert.Single(Diagnose(new string(' ', CompilerLimits.LongestProgram + 1)));

        Assert.Equal(("long-program", 1), (problem.Id, problem.Line));
        Assert.Contains("65537 characters", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Diagnose(new string(' ', CompilerLimits.LongestProgram)), one => one.Id == "long-program");
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_place_outside_of_the_program_is_its_start_or_end(int position)
    {
        var program = new SnippetFile("a.cs", "\nConsole\n");

        Assert.Null(Programs.Explain(program, position, TestContext.Current.CancellationToken));
        Assert.InRange(Programs.Complete(program, position, TestContext.Current.CancellationToken).From, 0, program.Text.Length);
    }

    private static CodeCompletions Complete(string program)
    {
        var (file, position) = Parse(program);
        return Programs.Complete(file, position, TestContext.Current.CancellationToken);
    }

    private static IReadOnlyList<CodeProblem> Diagnose(string program) =>
        Programs.Diagnose(new SnippetFile("a.cs", program), TestContext.Current.CancellationToken);

    private static (SnippetFile Program, int Position) Parse(string program)
    {
        var text = program.StartsWith("using", StringComparison.Ordinal) || program.StartsWith('#') ? program : Head + program;
        return (new SnippetFile("a.cs", text.Replace("|", "", StringComparison.Ordinal)), text.IndexOf('|', StringComparison.Ordinal));
    }

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
