using System.Diagnostics;

using var systemctl = Process.Start(new ProcessStartInfo("systemctl", ["is-active", "docker.service"]) { RedirectStandardOutput = true })!;
var state = systemctl.StandardOutput.ReadToEnd().Trim();

// Between two attempts, systemd calls the service `activating`.
Console.WriteLine($"docker.service is {state}.");
return state is "failed" or "activating" ? 0 : 1;
