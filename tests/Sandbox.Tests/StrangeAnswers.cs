using System.Net.Sockets;
using System.Text;
using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Snippets;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>Whatever a lesson puts in the place of its engine, and whatever that program answers, becomes an error of the step.</summary>
public sealed class StrangeAnswers(Sandboxes sandboxes) : IDisposable
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);
    private readonly TaskCompletionSource _end = new();
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("strange-");

    [Theory]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Length: 3\r\n\r\nbad")]
    [InlineData($"{Json}Content-Length: 4\r\n\r\n[{{]]")]
    [InlineData($"{Json}Content-Length: 6\r\n\r\n[null]")]
    [InlineData($"{Json}Content-Length: 7\r\n\r\n{{\"a\":1}}")]
    [InlineData($"{Json}Content-Length: 37\r\n\r\n[{{\"Created\":99999999999999999999999}}]")]
    [InlineData($"{Json}Content-Length: 100\r\n\r\n[]")]
    [InlineData($"{Json}Content-Length: 99999999999999999999\r\n\r\n[]")]
    [InlineData($"{Json}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n[]")]
    public async Task No_answer_is_too_strange_for_a_reason(string answer)
    {
        var bytes = Encoding.Latin1.GetBytes(answer);
        var fault = await Assert.ThrowsAsync<SandboxException>(() => ReadAsync(client => client.SendAsync(bytes)));

        Assert.StartsWith("the answer could not be read: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_hangs_up_is_none() => Assert.Equal(["no engine answers"], await ReadAsync(_ => Task.CompletedTask));

    [Fact]
    public async Task An_answer_without_an_end_is_cut_off()
    {
        var fault = await Assert.ThrowsAsync<SandboxException>(() =>
            ReadAsync(async client =>
            {
                await client.SendAsync(Encoding.Latin1.GetBytes($"{Json}\r\n["));
                while (true)
                {
                    await client.SendAsync(new byte[1 << 20]);
                }
            })
        );

        Assert.Contains("did not end within 16 MiB", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_not_waited_for()
    {
        var read = ReadAsync(_ => _end.Task).WaitAsync(TimeLimit, TestContext.Current.CancellationToken);
        var fault = await Assert.ThrowsAsync<SandboxException>(() => read);

        Assert.Contains("was not answered within 10 s", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_after_which_something_strange_answers_is_an_error_and_the_next_lesson_passes()
    {
        var docker = sandboxes.Template;
        var systemd = await sandboxes.TemplateAsync(EngineName.Default, MachineKind.Systemd);
        Write(
            "strange",
            "fake.py",
            """
            import os, socket
            server = socket.socket(socket.AF_UNIX)
            if os.path.lexists('/run/docker.sock'):
                os.unlink('/run/docker.sock')
            server.bind('/run/docker.sock')
            os.chmod('/run/docker.sock', 0o666)
            server.listen()
            open('/run/fake', 'w')
            while True:
                client, _ = server.accept()
                client.recv(65536)
                client.sendall(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n[{]]')
                client.close()
            """
        );
        Lesson(
            "strange",
            """
            machine: systemd
            steps:
              - id: write
                file: fake.py
                from: fake.py
                check: written.check.cs
              - id: replace
                shell: |
                  sudo systemctl stop docker.socket docker; sudo setsid python3 fake.py </dev/null >/dev/null 2>&1 & \
                  until [ -e /run/fake ]; do sleep 0.1; done; touch made
                check: made.check.cs
              - id: look
                shell: echo so
                observes: true
                check: made.check.cs
                expect:
                  output: so
            """
        );
        Lesson("next", "steps:\n  - id: look\n    shell: touch made\n    check: made.check.cs\n");
        CopiedLesson.WriteCourse(_root.FullName, ["strange", "next"]);
        var run = await VerifyAsync(
            new Dictionary<MachineKind, SandboxTemplate> { [MachineKind.Docker] = docker, [MachineKind.Systemd] = systemd }
        );

        Assert.Equal(
            ["write Passed", "replace Passed", "look Error", "look Passed"],
            run.Steps.Select(step => $"{step.Step.Id} {step.Status}")
        );
        var fault = run.Steps.Single(step => step.Status == StepStatus.Error).Fault!;
        Assert.Equal("the Docker Engine of the sandbox did not answer as an engine does", fault.Reason);
        Assert.StartsWith("the answer could not be read: ", fault.Actual, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", fault.Actual, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _end.SetResult();
        _root.Delete(recursive: true);
    }

    /// <summary>Reads the state of an engine that handles every connection with a function and then closes it.</summary>
    private async Task<IReadOnlyList<string>> ReadAsync(Func<Socket, Task> answer)
    {
        var name = Path.Combine(_root.FullName, "engine.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(name));
        listener.Listen();
        _ = ServeAsync(listener, answer);
        using var docker = EngineClient.Of(async ct =>
        {
            var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await client.ConnectAsync(new UnixDomainSocketEndPoint(name), ct);
            return client;
        });
        return await EngineState.ReadAsync(docker, TestContext.Current.CancellationToken);
    }

    private static async Task ServeAsync(Socket listener, Func<Socket, Task> answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptAsync();
                await client.ReceiveAsync(new byte[65536]);
                await answer(client);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The client closed the connection before it had read everything.
        }
    }

    private async Task<VerificationRun> VerifyAsync(IReadOnlyDictionary<MachineKind, SandboxTemplate> machines)
    {
        var ct = TestContext.Current.CancellationToken;
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(_root.FullName), bag).Read()!;
        var verifier = new Verifier(course, new SnippetCompiler(PackageSet.OfThisProgram()), jobs: 2) { Repeats = false };
        var lessons = course.Lessons.ToList();
        var programs = await verifier.CompileAsync(lessons, bag, ct);
        Assert.DoesNotContain(bag.Sorted, problem => problem.Severity == Severity.Error);
        return await verifier.RunAsync(EngineName.Default, machines, lessons, programs!, new Progress<StepResult>(), ct);
    }

    private void Lesson(string lesson, string text)
    {
        Write(lesson, "lesson.yml", text);
        Write(lesson, "made.check.cs", "return File.Exists(\"made\") ? 0 : 1;\n");
        if (lesson == "strange")
        {
            Write(lesson, "written.check.cs", "return File.Exists(\"fake.py\") ? 0 : 1;\n");
        }

        CopiedLesson.WriteProse(Path.Combine(_root.FullName, "lessons", lesson));
    }

    private void Write(string lesson, string name, string text)
    {
        var file = Path.Combine(_root.FullName, "lessons", lesson, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
