using System.Diagnostics;

string[] names =
[
    "docker", "docker-client", "docker-client-latest", "docker-common",
    "docker-latest", "docker-latest-logrotate", "docker-logrotate", "docker-engine",
];
using var rpm = Process.Start(new ProcessStartInfo("rpm", ["--query", .. names]) { RedirectStandardOutput = true })!;
var answers = rpm.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
var missing = answers.Count(answer => answer.EndsWith("is not installed"));

Console.WriteLine($"{missing} of the {names.Length} old packages are not installed.");
return missing == names.Length ? 0 : 1;
