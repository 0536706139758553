using System.Diagnostics;

string[] names =
    ["docker-ce", "docker-ce-cli", "containerd.io", "docker-buildx-plugin", "docker-compose-plugin", "docker-ce-rootless-extras"];
using var rpm = Process.Start(
    new ProcessStartInfo("rpm", ["--query", "--queryformat", "%{NAME}\n", .. names]) { RedirectStandardOutput = true })!;
var installed = rpm.StandardOutput.ReadToEnd().Split('\n').Intersect(names).Count();

Console.WriteLine($"{installed} of {names.Length} packages are installed.");
return installed == names.Length ? 0 : 1;
