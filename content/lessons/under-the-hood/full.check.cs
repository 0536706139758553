string[] files = ["/sys/fs/cgroup/pids/handmade/pids.events", "/sys/fs/cgroup/handmade/pids.events"];
var events = files.Where(File.Exists).Select(File.ReadAllText).FirstOrDefault() ?? "";
var refused = events.Split('\n').FirstOrDefault(line => line.StartsWith("max "))?.Split(' ')[1] ?? "0";

Console.WriteLine($"How often the kernel has refused to start a process in the group: {refused}.");
return int.Parse(refused) > 0 ? 0 : 1;
