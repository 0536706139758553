using System.CommandLine;
using Site.Commands;
using Site.Diagnostics;

var root = new RootCommand("Drydock: an interactive Docker tutorial that proves itself")
{
    BuildCommand.Create(),
    ServeCommand.Create(),
}.Serves();

try
{
    var parsed = root.Parse(args);
    var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? ExitCodes.CommandLineIsWrong : code;
}
catch (MachineException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return ExitCodes.MachineLacksSomething;
}
catch (OperationCanceledException)
{
    return ExitCodes.Interrupted;
}
