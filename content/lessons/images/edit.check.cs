var text = File.Exists("greeting.txt") ? File.ReadAllText("greeting.txt") : "";

Console.WriteLine(text.Length > 0 ? $"greeting.txt says: {text.Trim()}" : "There is no greeting.txt in the current directory.");
return text.Contains("second edition") ? 0 : 1;
