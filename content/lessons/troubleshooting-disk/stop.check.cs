using System.Diagnostics;

using var systemctl = Process.Start(
    new ProcessStartInfo("systemctl", ["is-active", "docker.service", "docker.socket"]) { RedirectStandardOutput = true })!;
var states = systemctl.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

Console.WriteLine($"docker.service is {states[0]}, docker.socket is {states[1]}.");
return states is ["inactive" or "failed", "inactive" or "failed"] ? 0 : 1;
