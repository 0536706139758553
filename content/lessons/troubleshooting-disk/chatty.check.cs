using System.Diagnostics;

// The container needs a moment to fill the disk, and the daemon's message needs one to reach the log.
var (free, told) = (new DriveInfo("/mnt/small").AvailableFreeSpace, Told());
for (var tries = 0; Directory.GetDirectories("/mnt/small/containers").Length > 0 && (free > 0 || !told) && tries < 200; tries++)
{
    Thread.Sleep(100);
    (free, told) = (new DriveInfo("/mnt/small").AvailableFreeSpace, Told());
}

Console.WriteLine($"The disk at /mnt/small is {(free == 0 ? "full" : "not full")}, and the daemon {(told ? "couldn't" : "could")} write a container's log.");
return free == 0 && told ? 0 : 1;

static bool Told()
{
    using var journal = Process.Start(
        new ProcessStartInfo("journalctl", ["--unit", "docker", "--output", "cat", "--lines", "20"]) { RedirectStandardOutput = true })!;
    return journal.StandardOutput.ReadToEnd().Contains("error writing log entry", StringComparison.Ordinal);
}
