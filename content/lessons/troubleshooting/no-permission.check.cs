const string Socket = "/var/run/docker.sock";
var mode = File.GetUnixFileMode(Socket);
var members = File.ReadLines("/etc/group").Single(line => line.StartsWith("docker:", StringComparison.Ordinal)).Split(':')[3].Split(',');

Console.WriteLine($"The mode of {Socket} is {Convert.ToString((int)mode, 8)}, and the group docker has these members: {string.Join(", ", members)}.");
return (mode & UnixFileMode.OtherWrite) == 0 && !members.Contains("ann") ? 0 : 1;
