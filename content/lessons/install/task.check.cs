using System.Diagnostics;

var missing = new List<string>();
if (!new[] { "/usr/bin/dockerd", "/usr/sbin/dockerd" }.Any(File.Exists))
{
    missing.Add("docker.io isn't installed.");
}

if (Process.GetProcessesByName("dockerd").Length > 0)
{
    missing.Add("The daemon is running.");
}

// A file in one of these directories is what starts a unit with the machine.
foreach (var link in new[] { "multi-user.target.wants/docker.service", "sockets.target.wants/docker.socket" })
{
    if (Path.Exists($"/etc/systemd/system/{link}"))
    {
        missing.Add($"{Path.GetFileName(link)} starts with the machine.");
    }
}

// The kernel's list of Unix sockets. The file can be there without anybody who listens.
if (File.ReadLines("/proc/net/unix").Any(line => line.EndsWith("/run/docker.sock")))
{
    missing.Add("Somebody listens on the socket: systemd would start the daemon.");
}

missing.ForEach(Console.WriteLine);
if (missing.Count == 0)
{
    Console.WriteLine("Docker is installed and asleep. `sudo systemctl start docker` wakes it.");
}

return missing.Count == 0 ? 0 : 1;
