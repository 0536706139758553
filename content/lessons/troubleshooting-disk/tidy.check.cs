var left = new[] { "/mnt/small", "good.json", "small.json" }.Where(Path.Exists).ToList();

Console.WriteLine($"Left: {(left.Count == 0 ? "nothing" : string.Join(", ", left))}.");
return left.Count == 0 ? 0 : 1;
