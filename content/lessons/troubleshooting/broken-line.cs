using System.Text.Json;

const string Settings = "/etc/docker/daemon.json";
try
{
    using var json = JsonDocument.Parse(File.ReadAllText(Settings));
    Console.Error.WriteLine($"{Settings} is valid JSON.");
    return 1;
}
catch (JsonException fault)
{
    // The parser counts from 0, an editor from 1.
    Console.WriteLine($"{Settings}:{fault.LineNumber + 1}:{fault.BytePositionInLine + 1}: {fault.Message.Split(" LineNumber")[0]}");
    return 0;
}
