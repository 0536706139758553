using System.Text.Json;

if (!File.Exists("broken.json"))
{
    Console.WriteLine("There is no file broken.json here.");
    return 1;
}

try
{
    JsonDocument.Parse(File.ReadAllText("broken.json"));
    Console.WriteLine("The file broken.json is valid JSON.");
    return 1;
}
catch (JsonException)
{
    Console.WriteLine("The file broken.json isn't valid JSON.");
    return 0;
}
