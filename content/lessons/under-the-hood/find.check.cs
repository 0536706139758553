using System.Diagnostics;

// The container's first process: it runs the image's busybox.
var made = Process.GetProcessesByName("busybox").FirstOrDefault(process => CommandOf(process) == "root/bin/busybox sleep 3600")?.Id;
if (made is null)
{
    Console.WriteLine("No process runs `root/bin/busybox sleep 3600`.");
    return 1;
}

var variable = Environment.GetEnvironmentVariable("made");

Console.WriteLine(variable == $"{made}" ? "The variable made holds the PID of the container's first process." : $"The variable made is `{variable}`, but the process is {made}.");
return variable == $"{made}" ? 0 : 1;

static string CommandOf(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline").TrimEnd('\0').Replace('\0', ' ');
