using System.Diagnostics;

using var yum = Process.Start(new ProcessStartInfo("yum", ["--version"]) { RedirectStandardOutput = true })!;
var version = yum.StandardOutput.ReadLine() ?? "?";

// yum itself had version 3 until the end. Since version 4, the command is dnf.
Console.WriteLine($"`yum` is dnf here, version {version}.");
return version.StartsWith('4') ? 0 : 1;
