using System.Text;
using Site.Content;
using Site.Processes;
using Site.Runner;
using Site.Snippets;

namespace Site.Live;

/// <summary>Compiles and runs the C# programs that a reader edits.</summary>
internal sealed class Programs(LiveLesson lesson, Pages pages, EditedPrograms compiler, Checks checks)
{
    private const int LongestOutput = 256 * 1024;
    private const int ReadBytes = 8 * 1024;
    private static readonly TimeSpan CompilerLimit = TimeSpan.FromSeconds(20);
    private readonly Dictionary<Type, CancellationTokenSource> _questions = [];
    private CompilerTurns _compiler = new(CompilerLimit);
    private LiveMachine? _machine;
    private OpenProcess? _running;
    private Step? _step;

    /// <summary>The step whose program runs; null when none does.</summary>
    public Step? Running => _step;

    /// <summary>Begins anew on a machine; null when there is none. A program that runs ends with its machine.</summary>
    public void Begin(LiveMachine? machine) =>
        (_machine, _running, _step, _compiler) = (machine, null, null, new CompilerTurns(CompilerLimit));

    /// <summary>Compiles a program and runs it. One that still runs is stopped before.</summary>
    public void Run(Tab tab, RunProgram run)
    {
        if (_machine is not { } machine || Find(run.Step, run.Code) is not ({ } step, { } program))
        {
            tab.Send(ErrorMessage.NoProgram);
            return;
        }

        Stop();
        _step = step;
        _ = RunAsync(tab, machine, step, program);
    }

    public void Stop() => _running?.Kill();

    /// <summary>Tells what the compiler says about a program.</summary>
    public void Diagnose(Tab tab, DiagnoseProgram asked) =>
        Answer(
            tab,
            asked.Step,
            asked.Code,
            (program, ct) => new DiagnosticsMessage(asked.Seq, compiler.Diagnose(program, ct)),
            new DiagnosticsMessage(asked.Seq, [EditedPrograms.Endless])
        );

    /// <summary>Tells which names can stand at a place of a program.</summary>
    public void Complete(Tab tab, CompleteProgram asked) =>
        Answer(
            tab,
            asked.Step,
            asked.Code,
            (program, ct) => new CompletionsMessage(asked.Seq, compiler.Complete(program, asked.Position, ct)),
            new CompletionsMessage(asked.Seq, new CodeCompletions(0, IsCut: false, []))
        );

    /// <summary>Tells what the name at a place of a program is.</summary>
    public void Explain(Tab tab, ExplainProgram asked) =>
        Answer(
            tab,
            asked.Step,
            asked.Code,
            (program, ct) => new ExplanationMessage(asked.Seq, compiler.Explain(program, asked.Position, ct)),
            new ExplanationMessage(asked.Seq, null)
        );

    private (Step Step, SnippetFile Program)? Find(string id, string code) =>
        lesson.Offered.FirstOrDefault(step => step.Id == id) is { CSharp: { } own } step
            ? (step, new SnippetFile(own.File.Path, code))
            : null;

    /// <summary>Answers a question about a program, unless the same kind of question is asked about another one before.</summary>
    /// <param name="late">The answer when the compiler takes too long.</param>
    private void Answer<TMessage>(Tab tab, string step, string code, Func<SnippetFile, CancellationToken, TMessage> answer, TMessage late)
        where TMessage : ServerMessage
    {
        if (_questions.Remove(typeof(TMessage), out var older))
        {
            older.Cancel();
        }

        if (Find(step, code) is not ({ }, { } program))
        {
            tab.Send(ErrorMessage.NoProgram);
            return;
        }

        var question = _questions[typeof(TMessage)] = new CancellationTokenSource();
        _ = AnswerAsync(tab, ct => answer(program, ct), late, question.Token);
    }

    private async Task AnswerAsync<TMessage>(Tab tab, Func<CancellationToken, TMessage> answer, TMessage late, CancellationToken ct)
        where TMessage : ServerMessage
    {
        try
        {
            tab.Send(await _compiler.AskAsync(answer, late, ct));
        }
        catch (OperationCanceledException)
        {
            // There is a newer question.
        }
    }

    private async Task RunAsync(Tab tab, LiveMachine machine, Step step, SnippetFile program)
    {
        OpenProcess? process = null;
        int? exit = null;
        var cut = false;
        try
        {
            var (compiled, problems) = await _compiler.AskAsync(
                ct => compiler.Compile(program, ct),
                (null, [EditedPrograms.Endless]),
                pages.End
            );
            tab.Send(new DiagnosticsMessage(-1, problems));
            if (compiled is not null)
            {
                machine.Shell.PlaceEdited(compiled);
                process = machine.Sandbox.Open(ReaderShell.EditedProgram(step, program));
                await pages.DoAsync(() => Started(machine, process));
                cut = await Task.Factory.StartNew(() => Pass(process, tab), TaskCreationOptions.LongRunning);
                exit = await process.WaitAsync(pages.End);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or ProgramMissingException)
        {
            // The machine has ended.
        }

        tab.Send(new ProgramEndMessage(exit, cut));
        await pages.DoAsync(() => End(machine, step, process));
        process?.Dispose();
    }

    private void Started(LiveMachine machine, OpenProcess process)
    {
        if (machine == _machine)
        {
            _running = process;
        }
        else
        {
            process.Kill();
        }
    }

    private void End(LiveMachine machine, Step step, OpenProcess? process)
    {
        if (machine != _machine || _running != process)
        {
            return;
        }

        (_running, _step) = (null, null);
        if (process is not null)
        {
            checks.OnRun(step);
            checks.Ask(step, Asker.Run);
        }
    }

    /// <summary>Passes on what a program prints, up to a limit.</summary>
    /// <returns>Whether it printed more.</returns>
    private static bool Pass(OpenProcess process, Tab tab)
    {
        var decoder = Encoding.UTF8.GetDecoder();
        var bytes = new byte[ReadBytes];
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        var sent = 0;
        int count;
        while ((count = process.Output.Read(bytes)) > 0)
        {
            var room = Math.Min(count, LongestOutput - sent);
            if (room > 0)
            {
                sent += room;
                tab.Send(
                    new ProgramOutputMessage(new string(characters, 0, decoder.GetChars(bytes.AsSpan(0, room), characters, flush: false)))
                );
            }
            else
            {
                sent = int.MaxValue;
                break;
            }
        }

        if (sent == int.MaxValue)
        {
            process.Kill();
        }

        return sent == int.MaxValue;
    }
}
