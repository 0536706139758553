var left = new[] { "/data", "/var/lib/docker", "/var/lib/containerd", "/usr/bin/containerd", "/usr/bin/docker", "daemon.json" }
    .Where(Path.Exists)
    .ToList();

Console.WriteLine(left.Count == 0 ? "Docker and its data are gone." : $"Still there: {string.Join(", ", left)}.");
return left.Count == 0 ? 0 : 1;
