using System.Diagnostics;

var told = Told();
// What the daemon says can reach the log a moment later.
for (var waited = 0; !told && waited < 50; waited++)
{
    Thread.Sleep(100);
    told = Told();
}

Console.WriteLine($"The daemon's log {(told ? "says" : "doesn't say")} that the mirror on port 5999 refused the connection.");
return told ? 0 : 1;

static bool Told()
{
    using var journal = Process.Start(
        new ProcessStartInfo("journalctl", ["--unit", "docker", "--output", "cat", "--lines", "50"]) { RedirectStandardOutput = true })!;
    return journal.StandardOutput.ReadToEnd().Contains("127.0.0.1:5999: connect: connection refused", StringComparison.Ordinal);
}
