using System.CommandLine;
using Site.Building;
using Site.Commands;
using Site.Diagnostics;
using Site.Processes;
using Site.Sandbox;

InheritedSignals.RestoreDefaults();
using var interrupt = InterruptHandler.Install();
if (args is ["build", ..])
{
    Preparation.ToRead();
}

AppDomain.CurrentDomain.UnhandledException += FaultReport.PrintUncaught;
var root = new RootCommand("Drydock: an interactive Docker tutorial that proves itself")
{
    BuildCommand.Create(),
    ServeCommand.Create(),
    VerifyCommand.Create(),
    SandboxShellCommand.Create(),
    EnginesCommand.Create(),
    PageEngineCommand.Create(),
    DoctorCommand.Create(),
    NewCommand.Create(),
}.WithServeAction();

try
{
    var parsed = root.Parse(args);
    var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
    var code = await parsed.InvokeAsync(invocation, interrupt.Token);
    return parsed.Errors.Count > 0 ? ExitCodes.CommandLineIsWrong : code;
}
catch (CommandLineException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return ExitCodes.CommandLineIsWrong;
}
catch (Exception fault) when (fault is MachineException or SandboxException)
{
    await Console.Error.WriteLineAsync(ControlCharacters.Show(fault.Message));
    return ExitCodes.MachineLacksSomething;
}
catch (OperationCanceledException)
{
    return ExitCodes.Interrupted;
}
catch (Exception fault)
{
    return FaultReport.Print(fault);
}
