var group = File.ReadLines("/etc/group").FirstOrDefault(line => line.StartsWith("docker:", StringComparison.Ordinal)) ?? "no group docker";
Console.WriteLine(group);
return group.EndsWith(":you", StringComparison.Ordinal) ? 0 : 1;
