using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Site.Content;
using Site.Processes;
using Site.Runner;
using Site.Sandbox;

namespace Site.Live;

/// <summary>What a shell said, and what the command that ended has printed.</summary>
/// <param name="Printed">Null unless a command has ended. It is cut at a limit.</param>
internal sealed record TerminalEvent(LiveTerminal Terminal, ShellMark? Mark, string? Printed);

/// <summary>
/// A terminal with the reader's shell. It keeps the end of the shell's output for pages that come later. When every page that shows it is
/// behind, it stops reading, so that the program that prints waits, as it would for a slow terminal.
/// </summary>
/// <param name="index">0 is <c>a</c>.</param>
/// <param name="report">Is called for each mark, and without one when the shell has ended.</param>
/// <param name="end">Is cancelled when the session ends.</param>
internal sealed class LiveTerminal(int index, Action<TerminalEvent> report, CancellationToken end) : IDisposable
{
    /// <summary>How many terminals a lesson can have.</summary>
    public const int Most = 8;

    private const int KeptBytes = 1 << 20;

    /// <summary>How many bytes are sent at most before the page has shown them.</summary>
    private const int AheadBytes = 256 * 1024;

    private const int ReadBytes = 32 * 1024;
    private const int KeyBytes = 16;

    /// <summary>How many messages with keys wait at most for a program that does not read them.</summary>
    private const int WaitingKeys = 1024;

    private readonly object _lock = new();
    private readonly List<Attachment> _attachments = [];
    private readonly OutputRing _ring = new(KeptBytes);
    private readonly SizeHistory _sizes = new();
    private readonly Channel<ReadOnlyMemory<byte>> _keys = Channel.CreateBounded<ReadOnlyMemory<byte>>(WaitingKeys);
    private RunningSandbox? _sandbox;
    private OpenProcess? _process;
    private ShellOutput? _output;

    /// <summary>Where the output of the shell that runs begins.</summary>
    private long _begin;
    private TerminalSize _size;
    private TerminalSize _wantedSize;
    private Task _resizing = Task.CompletedTask;
    private bool _hasEnded;
    private bool _isDisposed;

    public int Index => index;

    public string Name { get; } = NameOf(index);

    /// <summary>How many bytes of output there have been.</summary>
    public long Length
    {
        get
        {
            lock (_lock)
            {
                return _ring.End;
            }
        }
    }

    /// <summary>How the shell is; null before its first prompt.</summary>
    public TerminalState? State
    {
        get
        {
            lock (_lock)
            {
                return _hasEnded ? TerminalState.Ended : _output?.State;
            }
        }
    }

    /// <summary>How many prompts have been reported. A report may still be on its way, but those that <see cref="State"/> knows of count.</summary>
    public int Prompts { get; private set; }

    /// <inheritdoc cref="ShellOutput.Script"/>
    public IReadOnlyList<TypedText> Script
    {
        set
        {
            lock (_lock)
            {
                _output?.Script = value;
            }
        }
    }

    public static string NameOf(int index) => ((char)('a' + index)).ToString();

    /// <returns>Null when no terminal has this name.</returns>
    public static int? IndexOf(string name) => name is [>= 'a' and < (char)('a' + Most)] ? name[0] - 'a' : null;

    /// <summary>Starts the shell, unless it runs.</summary>
    public void Start(RunningSandbox sandbox, TerminalSize size)
    {
        lock (_lock)
        {
            if (_isDisposed || _process is not null)
            {
                return;
            }

            var reader = new ReaderTerminal(Name, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes)));
            (_sandbox, _process) = (sandbox, sandbox.Open(reader.Shell(size)));
            (_output, _hasEnded) = (new ShellOutput(reader.Key, keys => Type(keys)), false);
            (_begin, _size, _wantedSize) = (_ring.End, size, size);
            _sizes.Add(_begin, size);

            // Reading blocks, so each terminal has a thread of its own.
            new Thread(() => Read(_process, _output)) { IsBackground = true, Name = $"terminal {Name}" }.Start();
            _ = WriteAsync(_process);
        }
    }

    /// <summary>
    /// Changes the size. Of several that are asked for meanwhile, the last one counts. Keys wait until then, so that the shell shows what is
    /// typed for the size that the pages show.
    /// </summary>
    public void Resize(TerminalSize size)
    {
        lock (_lock)
        {
            _wantedSize = size;
            BeginResizing();
        }
    }

    /// <summary>Types.</summary>
    /// <returns>False when the program does not read, and too much waits for it already.</returns>
    public bool Type(ReadOnlyMemory<byte> keys) => _keys.Writer.TryWrite(keys);

    public bool Type(string keys) => Type(Encoding.UTF8.GetBytes(keys));

    /// <summary>Shows the terminal on a page.</summary>
    /// <param name="from">The first byte to send.</param>
    public Attachment Attach(long from, Action wake)
    {
        lock (_lock)
        {
            var attachment = new Attachment(this, wake);
            attachment.Begin(from > _ring.End ? 0 : Math.Max(0, from));
            _attachments.Add(attachment);
            return attachment;
        }
    }

    public void Detach(Attachment attachment)
    {
        lock (_lock)
        {
            _attachments.Remove(attachment);
            Monitor.PulseAll(_lock);
        }
    }

    public void Ack(Attachment attachment, long offset)
    {
        lock (_lock)
        {
            attachment.Ack(offset);
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Takes the next output for a page, all of which was printed at one size.</summary>
    /// <param name="skipped">Whether output was dropped before it.</param>
    /// <param name="size">Its size, if that of the output before is another one.</param>
    /// <returns>How many bytes; 0 when there are none, or when the page has to show the earlier ones first.</returns>
    public int Take(Attachment attachment, Span<byte> into, out long offset, out bool skipped, out TerminalSize? size)
    {
        lock (_lock)
        {
            var room = (int)Math.Clamp(AheadBytes - attachment.Outstanding, 0, into.Length);
            skipped = room > 0 && attachment.Position < _ring.Start;
            if (skipped)
            {
                attachment.Skip(_ring.Start);
            }

            offset = attachment.Position;
            (var sizeHere, var until) = _sizes.At(offset);
            size = sizeHere == attachment.Size ? null : attachment.Size = sizeHere;
            var count = room == 0 ? 0 : _ring.Read(offset, into[..(int)Math.Min(room, until - offset)]);
            attachment.Position += count;
            return count;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _attachments.Clear();
            _keys.Writer.TryComplete();
            Monitor.PulseAll(_lock);
        }

        _process?.Kill();
    }

    private void Read(OpenProcess process, ShellOutput output)
    {
        var buffer = new byte[ReadBytes];
        try
        {
            int count;
            while (WaitForRoom() && (count = process.Output.Read(buffer)) > 0)
            {
                Add(buffer.AsSpan(0, count), output);
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The machine has ended.
        }

        End(process);
    }

    /// <summary>Waits until the terminal may read on.</summary>
    /// <returns>False when it was disposed.</returns>
    private bool WaitForRoom()
    {
        lock (_lock)
        {
            while (
                !_isDisposed
                && _attachments.Count > 0
                && _attachments.All(page => _ring.End - page.Position + page.Outstanding >= AheadBytes)
            )
            {
                Monitor.Wait(_lock);
            }

            return !_isDisposed;
        }
    }

    private void Add(ReadOnlySpan<byte> bytes, ShellOutput output)
    {
        IReadOnlyList<(ShellMark Mark, string? Printed)> said;
        Attachment[] pages;
        lock (_lock)
        {
            _ring.Append(bytes);
            _sizes.Forget(_ring.Start);
            BeginResizing();
            said = output.Read(bytes);
            Prompts += said.Count(one => one.Mark.Moment == ShellMoment.Ready);
            pages = [.. _attachments];
        }

        Array.ForEach(pages, page => page.Wake());
        foreach (var (mark, printed) in said)
        {
            report(new TerminalEvent(this, mark, printed));
        }
    }

    /// <summary>Begins to change the size, if it should be another one.</summary>
    private void BeginResizing()
    {
        if (_resizing.IsCompleted)
        {
            _resizing = ResizeAsync();
        }
    }

    private async Task ResizeAsync()
    {
        while (NextSize() is { } size)
        {
            try
            {
                await _sandbox!.RunAsync(new ReaderTerminal(Name, "").Resize(size), ct: end);
            }
            catch (Exception fault) when (fault is OperationCanceledException or IOException or ProgramMissingException)
            {
                // The machine has ended.
            }
        }
    }

    /// <returns>The size that the terminal gets now; null when it has the one that it should have, or a shell that does not print yet.</returns>
    private TerminalSize? NextSize()
    {
        lock (_lock)
        {
            if (_wantedSize == _size || _process is null || _ring.End == _begin)
            {
                _resizing = Task.CompletedTask;
                return null;
            }

            _size = _wantedSize;
            _sizes.Add(_ring.End, _size);
            _attachments.ForEach(page => page.Wake());
            return _size;
        }
    }

    private void End(OpenProcess process)
    {
        lock (_lock)
        {
            (_process, _hasEnded) = (null, true);
        }

        process.Dispose();
        report(new TerminalEvent(this, null, null));
    }

    private async Task WriteAsync(OpenProcess process)
    {
        try
        {
            // A shell that was started after this one reads the keys from then on.
            while (await _keys.Reader.WaitToReadAsync() && _process == process)
            {
                await _resizing;
                if (_keys.Reader.TryRead(out var keys))
                {
                    await process.Input.WriteAsync(keys);
                    await process.Input.FlushAsync();
                }
            }
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // The shell has ended.
        }
    }
}
