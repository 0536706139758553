using System.CommandLine;
using Site.Commands;
using Site.Diagnostics;
using Site.Sandbox;
using var impatience = SecondInterrupt.EndsAtOnce();

var root = new RootCommand("Drydock: an interactive Docker tutorial that proves itself")
{
    BuildCommand.Create(),
    ServeCommand.Create(),
    VerifyCommand.Create(),
    SandboxShellCommand.Create(),
    EnginesCommand.Create(),
    DoctorCommand.Create(),
}.Serves();

try
{
    var parsed = root.Parse(args);
    var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
    return parsed.Errors.Count > 0 ? ExitCodes.CommandLineIsWrong : code;
}
catch (CommandLineException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return ExitCodes.CommandLineIsWrong;
}
catch (Exception fault) when (fault is MachineException or SandboxException)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return ExitCodes.MachineLacksSomething;
}
catch (OperationCanceledException)
{
    return ExitCodes.Interrupted;
}
