using System.Diagnostics;

const string Repository = "/etc/yum.repos.d/docker-ce.repo";
var lines = File.Exists(Repository) ? File.ReadAllLines(Repository) : [];
var missing = new List<string>();
if (lines.Length == 0)
{
    missing.Add($"There is no {Repository}.");
}
else if (lines.SkipWhile(line => line != "[docker-ce-stable]").FirstOrDefault(line => line.StartsWith("enabled")) is not { } enabled || !enabled.EndsWith('0'))
{
    missing.Add("The repository docker-ce-stable is enabled.");
}

if (!new[] { "/usr/bin/dockerd", "/usr/sbin/dockerd" }.Any(File.Exists))
{
    missing.Add("docker-ce isn't installed.");
}

if (Process.GetProcessesByName("dockerd").Length == 0)
{
    missing.Add("The daemon isn't running.");
}

if (!File.Exists("/etc/systemd/system/multi-user.target.wants/docker.service"))
{
    missing.Add("The daemon doesn't start with the machine.");
}

missing.ForEach(Console.WriteLine);
if (missing.Count == 0)
{
    Console.WriteLine("Docker is installed, runs, and a general upgrade leaves it alone.");
}

return missing.Count == 0 ? 0 : 1;
