using System.Text.Json;

if (!File.Exists("bundle/config.json"))
{
    Console.WriteLine("There is no file bundle/config.json.");
    return 1;
}

using var config = JsonDocument.Parse(File.ReadAllText("bundle/config.json"));
var process = config.RootElement.GetProperty("process");
var command = string.Join(" ", process.GetProperty("args").EnumerateArray().Select(word => word.GetString()));
var terminal = process.TryGetProperty("terminal", out var value) && value.GetBoolean();
Console.WriteLine($"The configuration says to run `{command}` {(terminal ? "in" : "without")} a terminal.");
return command == "sleep 300" && !terminal ? 0 : 1;
