string[] paths = ["/dev/shm/handmade", "/sys/fs/cgroup/pids/handmade", "/sys/fs/cgroup/handmade"];
string[] left = [.. paths.Where(Path.Exists)];

Console.WriteLine(left is [] ? "Nothing of the container made by hand is left." : $"Still there: {string.Join(", ", left)}.");
return left is [] ? 0 : 1;
