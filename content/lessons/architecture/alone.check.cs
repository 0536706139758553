using System.Text.Json;

const string State = "/run/runc/alone/state.json";
if (!File.Exists(State))
{
    Console.WriteLine("runc knows no container named alone.");
    return 1;
}

using var state = JsonDocument.Parse(File.ReadAllText(State));
var pid = state.RootElement.GetProperty("init_process_pid").GetInt64();
if (!File.Exists($"/proc/{pid}/status"))
{
    Console.WriteLine("The container alone has ended.");
    return 1;
}

var parent = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("PPid:")).Split('\t')[1];
var command = File.ReadAllText($"/proc/{pid}/cmdline").TrimEnd('\0').Replace('\0', ' ');
Console.WriteLine($"runc has started `{command}` and left: its parent is process {parent}.");
return command == "sleep 300" && parent == "1" ? 0 : 1;
