using System.Text.Json;

if (!File.Exists("second.json"))
{
    Console.WriteLine("There is no file second.json here.");
    return 1;
}

var hosts = JsonDocument.Parse(File.ReadAllText("second.json")).RootElement.GetProperty("hosts");
var apart = hosts.EnumerateArray().All(host => host.GetString() != "unix:///var/run/docker.sock");
Console.WriteLine(apart ? "A daemon with this file leaves the first one's socket alone." : "This file names the socket of the daemon that runs already.");
return apart ? 0 : 1;
