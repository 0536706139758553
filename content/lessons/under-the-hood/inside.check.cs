using System.Diagnostics;

// The container's first process: it runs the image's busybox.
var made = Process.GetProcessesByName("busybox").FirstOrDefault(process => CommandOf(process) == "root/bin/busybox sleep 3600")?.Id;
if (made is null)
{
    Console.WriteLine("No process runs `root/bin/busybox sleep 3600`.");
    return 1;
}

// /proc/PID/root is the root directory as that process sees it.
string[] directories = [.. Directory.EnumerateDirectories($"/proc/{made}/root").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
var host = Directory.Exists($"/proc/{made}/root/home/you") || File.Exists($"/proc/{made}/root/etc/os-release");

Console.WriteLine($"Its root has {directories.Length} directories, and {(host ? "files of the host" : "nothing of the host")} in them.");
return directories.Contains("bin") && !host ? 0 : 1;

static string CommandOf(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline").TrimEnd('\0').Replace('\0', ' ');
