namespace Site.Commands;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;
    public const int ContentIsWrong = 1;
    public const int CommandLineIsWrong = 2;
    public const int MachineLacksSomething = 3;
    public const int Interrupted = 130;
}
