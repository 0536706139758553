var text = File.Exists("broken.json") ? File.ReadAllText("broken.json") : "";
var comma = text.Contains("true,", StringComparison.Ordinal);

Console.WriteLine(comma ? "broken.json has a comma behind its last entry." : "There is no broken.json yet.");
return comma ? 0 : 1;
