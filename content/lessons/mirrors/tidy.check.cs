string[] left = [.. new[] { "before.json", "broken.json", "daemon.json", "http-proxy.conf" }.Where(File.Exists)];

Console.WriteLine(left.Length == 0 ? "The files are gone." : $"Still there: {string.Join(", ", left)}.");
return left.Length == 0 ? 0 : 1;
