using System.Diagnostics;

// The container's first process: it runs the image's busybox.
var made = Process.GetProcessesByName("busybox").FirstOrDefault(process => CommandOf(process) == "root/bin/busybox sleep 3600")?.Id;
if (made is null)
{
    Console.WriteLine("No process runs `root/bin/busybox sleep 3600`.");
    return 1;
}

string[] mounts = [.. File.ReadLines($"/proc/{made}/mountinfo").Select(line => line.Split(' ')[4]).Order(StringComparer.Ordinal)];

Console.WriteLine($"In the mount namespace of that process, these are all mounts: {string.Join(' ', mounts)}.");
return mounts is ["/", "/dev/null", "/proc"] ? 0 : 1;

static string CommandOf(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline").TrimEnd('\0').Replace('\0', ' ');
