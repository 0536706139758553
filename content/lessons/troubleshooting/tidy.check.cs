var left = new[] { "good.json", "broken.json", "twice.json" }.Where(File.Exists).ToList();
var known = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("ann:", StringComparison.Ordinal));

Console.WriteLine($"Files left: {(left.Count == 0 ? "none" : string.Join(", ", left))}. {(known ? "The user ann is still there." : "The user ann is gone.")}");
return left.Count == 0 && !known ? 0 : 1;
