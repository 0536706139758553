var settings = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");
var contexts = Path.Combine(settings, "contexts", "meta");
var isThere = Directory.Exists(contexts)
    && Directory.EnumerateFiles(contexts, "meta.json", SearchOption.AllDirectories).Any(file => File.ReadAllText(file).Contains("\"Name\":\"lab\""));
var isUsed = File.ReadAllText(Path.Combine(settings, "config.json")).Contains("\"lab\"");

Console.WriteLine(isThere || isUsed ? "The context lab is still there." : "The context lab is gone.");
return isThere || isUsed ? 1 : 0;
