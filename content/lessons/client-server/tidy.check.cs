string[] left = [.. new[] { "daemon.json", "/root/secret" }.Where(File.Exists)];

Console.WriteLine(left.Length == 0 ? "Both files are gone." : $"Still there: {string.Join(", ", left)}.");
return left.Length == 0 ? 0 : 1;
