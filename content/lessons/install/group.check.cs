var group = File.ReadLines("/etc/group").FirstOrDefault(line => line.StartsWith("docker:")) ?? "";
var isMember = group.Split(':').Last().Split(',').Contains(Environment.UserName);

Console.WriteLine($"The user {Environment.UserName} is {(isMember ? "" : "not ")}in the group docker.");
return isMember ? 0 : 1;
