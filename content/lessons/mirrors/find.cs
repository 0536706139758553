using System.Text.Json;

try
{
    JsonDocument.Parse(File.ReadAllText("broken.json"));
    Console.WriteLine("broken.json is valid JSON.");
}
catch (JsonException fault)
{
    // .NET counts both from 0.
    Console.WriteLine($"broken.json, line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: {fault.Message.Split(". ")[0]}.");
}
