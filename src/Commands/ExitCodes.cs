namespace Site.Commands;

/// <summary>What the program's exit code says.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;
    public const int ContentIsWrong = 1;
    public const int CommandLineIsWrong = 2;
    public const int MachineLacksSomething = 3;

    /// <summary>EX_SOFTWARE of sysexits.h: neither the user nor the machine is to blame.</summary>
    public const int ProgramIsBroken = 70;

    public const int Interrupted = 130;
}
