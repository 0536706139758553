namespace Site.Runner;

/// <summary>The exit codes with which a check answers. Any other means that it could not tell.</summary>
internal static class CheckExit
{
    /// <summary>What the step should do has happened.</summary>
    public const int Happened = 0;

    /// <summary>It has not happened.</summary>
    public const int NotHappened = 1;
}
