var text = File.Exists("twice.json") ? File.ReadAllText("twice.json") : "";
var hosts = text.Contains("\"hosts\"", StringComparison.Ordinal);

Console.WriteLine(hosts ? "twice.json has an entry hosts." : "There is no twice.json yet.");
return hosts ? 0 : 1;
