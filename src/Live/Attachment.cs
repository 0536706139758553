namespace Site.Live;

/// <summary>A terminal that a page shows.</summary>
/// <param name="wake">Is called when there may be something to send.</param>
internal sealed class Attachment(LiveTerminal terminal, Action wake)
{
    public LiveTerminal Terminal { get; } = terminal;

    /// <summary>The offset of the next byte to send.</summary>
    public long Position { get; set; }

    /// <summary>The offset up to which the page has shown the output.</summary>
    public long Acked { get; set; }

    public void Wake() => wake();
}
