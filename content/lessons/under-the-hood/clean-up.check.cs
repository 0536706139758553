string[] paths = ["/dev/shm/handmade", "/sys/fs/cgroup/pids/handmade", "/sys/fs/cgroup/handmade", "/etc/made-in-a-container"];
string[] left = [.. paths.Where(Path.Exists)];

Console.WriteLine(left is [] ? "Nothing of this lesson is left." : $"Still there: {string.Join(", ", left)}.");
return left is [] ? 0 : 1;
