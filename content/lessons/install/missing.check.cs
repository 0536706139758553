var programs = new[] { "/usr/bin/docker", "/usr/bin/dockerd", "/usr/sbin/dockerd" }.Where(File.Exists).ToList();

Console.WriteLine(programs.Count == 0 ? "Docker isn't installed." : $"There is {string.Join(" and ", programs)}.");
return programs.Count == 0 ? 0 : 1;
