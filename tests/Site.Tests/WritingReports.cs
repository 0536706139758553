using System.IO.Pipes;
using Site.Commands;
using Site.Diagnostics;
using Site.Engines;
using Site.Verification;

namespace Site.Tests;

/// <summary>Reports are written at the end of a long run, so problems that would prevent that are reported before it.</summary>
public sealed class WritingReports : IDisposable
{
    private static readonly VerificationRun Run = new(EngineName.Default, DateTimeOffset.UnixEpoch, 1, []);
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("reports-");

    [Fact]
    public void A_folder_that_is_missing_is_made_before_the_run()
    {
        var folder = Path.Combine(_root.FullName, "missing", "deep");
        var reports = VerificationReports.Prepare([$"json:{folder}/r.json", $"junit:{folder}/r.xml"], "content");
        Assert.Empty(Directory.GetFileSystemEntries(folder));

        reports.Add(Run);

        Assert.Equal(["r.json", "r.xml"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
        Assert.StartsWith("{", File.ReadAllText(Path.Combine(folder, "r.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_an_earlier_run_stays_until_there_is_a_new_one()
    {
        var file = Path.Combine(_root.FullName, "r.json");
        File.WriteAllText(file, "earlier");

        VerificationReports.Prepare([$"json:{file}"], "content");

        Assert.Equal("earlier", File.ReadAllText(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(_root.FullName));
    }

    [Theory]
    [InlineData("folder", "it is a directory")]
    [InlineData("file/r.json", "file")]
    public void A_place_where_no_file_can_be_is_refused_before_the_run(string path, string why)
    {
        _root.CreateSubdirectory("folder");
        File.WriteAllText(Path.Combine(_root.FullName, "file"), "");

        var fault = Assert.Throws<CommandLineException>(() => VerificationReports.Prepare([$"json:{_root.FullName}/{path}"], "content"));

        Assert.StartsWith($"--report json:{_root.FullName}/{path} cannot be written: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_takes_a_report_as_it_comes()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        VerificationReports.Prepare([$"json:/dev/fd/{pipe.GetClientHandleAsString()}"], "content").Add(Run);

        pipe.DisposeLocalCopyOfClientHandle();
        Assert.Contains("\"runs\"", new StreamReader(pipe).ReadToEnd(), StringComparison.Ordinal);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
