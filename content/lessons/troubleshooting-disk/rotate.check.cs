var logs = Directory.GetFiles("/mnt/small/containers", "*-json.log*", SearchOption.AllDirectories);
var largest = logs.Select(log => new FileInfo(log).Length).DefaultIfEmpty().Max();

Console.WriteLine($"Log files: {logs.Length}. {(largest > 1_100_000 ? "One of them is larger than 1.1 MB." : "None of them is larger than 1.1 MB.")}");
return logs.Length == 2 && largest <= 1_100_000 ? 0 : 1;
