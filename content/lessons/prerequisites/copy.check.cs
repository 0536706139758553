using System.Diagnostics;

if (!File.Exists("busybox"))
{
    Console.WriteLine("There is no file busybox here.");
    return 1;
}

using var program = Process.Start(new ProcessStartInfo("./busybox", ["echo", "hello"]) { RedirectStandardOutput = true })!;
var said = program.StandardOutput.ReadToEnd().Trim();
program.WaitForExit();

Console.WriteLine(said == "hello" ? "The program from the image runs outside a container, too." : "The file busybox is here, but it doesn't run.");
return said == "hello" ? 0 : 1;
