using System.Diagnostics;

using var systemctl = Process.Start(new ProcessStartInfo("systemctl", ["is-active", "docker.service"]) { RedirectStandardOutput = true })!;
var state = systemctl.StandardOutput.ReadToEnd().Trim();

// Between two attempts, systemd calls the service `activating`.
var down = state is "failed" or "activating";
Console.WriteLine(down ? "The service docker isn't running." : $"docker.service is {state}.");
return down ? 0 : 1;
