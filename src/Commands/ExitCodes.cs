namespace Site.Commands;

/// <summary>The program's exit codes.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>The content has errors, or a lesson did not pass.</summary>
    public const int ContentIsWrong = 1;
    public const int CommandLineIsWrong = 2;

    /// <summary>This machine lacks something that the command needs; the message tells how to get it.</summary>
    public const int MachineLacksSomething = 3;

    /// <summary>A bug in Drydock. The number is EX_SOFTWARE of sysexits.h.</summary>
    public const int ProgramIsBroken = 70;

    /// <summary>The exit code of a shell command that Ctrl-C ended.</summary>
    public const int Interrupted = 130;
}
