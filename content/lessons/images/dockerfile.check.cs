string[] lines = File.Exists("Dockerfile") ? File.ReadAllLines("Dockerfile") : [];
var words = lines.Select(line => line.Split(' ')[0]).Where(word => word is "FROM" or "COPY" or "CMD").ToArray();

Console.WriteLine(words.Length > 0 ? $"The Dockerfile has the instructions {string.Join(", ", words)}." : "There is no Dockerfile in the current directory.");
return words is ["FROM", "COPY", "CMD"] ? 0 : 1;
