using System.Diagnostics;

// The container's first process: it runs the image's busybox. It may take a moment until sudo and unshare have started it.
var limit = DateTime.UtcNow.AddSeconds(10);
var made = Find();
while (made is null && DateTime.UtcNow < limit && Process.GetProcessesByName("sudo").Concat(Process.GetProcessesByName("unshare")).Any())
{
    await Task.Delay(20);
    made = Find();
}

if (made is null)
{
    Console.WriteLine("No process runs `root/bin/busybox sleep 3600`.");
    return 1;
}

// NSpid lists the numbers of one process, from the outermost PID namespace to the innermost.
var numbers = File.ReadLines($"/proc/{made}/status").First(line => line.StartsWith("NSpid:")).Split('\t')[1..];

Console.WriteLine($"Process {made} of this machine runs it, and the kernel knows it by the numbers {string.Join(" and ", numbers)}.");
return numbers.Length > 1 && numbers[^1] == "1" ? 0 : 1;

static int? Find() =>
    Process.GetProcessesByName("busybox").FirstOrDefault(process => CommandOf(process) == "root/bin/busybox sleep 3600")?.Id;

static string CommandOf(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline").TrimEnd('\0').Replace('\0', ' ');
