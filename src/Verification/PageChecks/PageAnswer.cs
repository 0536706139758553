namespace Site.Verification.PageChecks;

/// <summary>What the data of a check answer.</summary>
internal enum PageCheckState
{
    Done,
    NotYet,

    /// <summary>The question could not be asked or answered.</summary>
    Failed,
}

/// <param name="Sentence">What the page says about it; for a failure, what went wrong.</param>
internal sealed record PageAnswer(PageCheckState State, string Sentence);
