var members = File.ReadLines("/etc/group").Single(line => line.StartsWith("docker:", StringComparison.Ordinal)).Split(':')[3].Split(',');

Console.WriteLine($"Members of the group docker: {string.Join(", ", members)}.");
return members.Contains("ann") ? 0 : 1;
