using System.Diagnostics;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(40));

// systemd tries a few times before it gives up. Between two attempts, it calls the service `activating`.
var state = State();
while (state == "activating" && !timeout.IsCancellationRequested)
{
    await Task.Delay(TimeSpan.FromMilliseconds(200));
    state = State();
}

Console.WriteLine(state == "failed" ? "systemd has given up starting docker.service." : $"docker.service is {state}.");
return state == "failed" ? 0 : 1;

static string State()
{
    using var systemctl = Process.Start(new ProcessStartInfo("systemctl", ["is-active", "docker.service"]) { RedirectStandardOutput = true })!;
    return systemctl.StandardOutput.ReadToEnd().Trim();
}
