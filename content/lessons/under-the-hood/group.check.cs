using System.Diagnostics;

// The container's first process: it runs the image's busybox.
var made = Process.GetProcessesByName("busybox").FirstOrDefault(process => CommandOf(process) == "root/bin/busybox sleep 3600")?.Id;
if (made is null)
{
    Console.WriteLine("No process runs `root/bin/busybox sleep 3600`.");
    return 1;
}

var grouped = File.ReadLines($"/proc/{made}/cgroup").Any(line => line.EndsWith(":/handmade"));
string[] files = ["/sys/fs/cgroup/pids/handmade/pids.max", "/sys/fs/cgroup/handmade/pids.max"];
var limit = files.Where(File.Exists).Select(path => File.ReadAllText(path).Trim()).FirstOrDefault();

Console.WriteLine($"Process {made} is {(grouped ? "" : "not ")}in the group handmade, which allows {limit ?? "any number of"} processes.");
return grouped && limit == "6" ? 0 : 1;

static string CommandOf(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline").TrimEnd('\0').Replace('\0', ' ');
