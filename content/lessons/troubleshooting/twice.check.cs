using System.Diagnostics;

var active = Run("systemctl", "is-active", "docker.service");
var said = Said();
// The daemon's last words can reach the log a moment after it has ended.
for (var waited = 0; active != "active" && !said && waited < 50; waited++)
{
    Thread.Sleep(100);
    said = Said();
}

Console.WriteLine($"docker.service is {active}, and the log {(said ? "says why" : "has no such message")}.");
return active != "active" && said ? 0 : 1;

static bool Said() => Run("journalctl", "--unit", "docker", "--output", "cat", "--lines", "100").Contains("specified both as a flag", StringComparison.Ordinal);

static string Run(string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
    return process.StandardOutput.ReadToEnd().Trim();
}
