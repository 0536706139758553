var programs = new[] { "/usr/bin/docker", "/usr/bin/containerd", "/usr/sbin/runc" }.Where(File.Exists).ToList();

Console.WriteLine($"Of docker, containerd and runc, {programs.Count} are installed.");
return programs.Count == 3 ? 0 : 1;
