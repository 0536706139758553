const string Socket = "/var/run/docker.sock";
var mode = File.GetUnixFileMode(Socket);

Console.WriteLine($"The mode of {Socket} is {Convert.ToString((int)mode, 8)}: {((mode & UnixFileMode.OtherWrite) == 0 ? "its owner and group only" : "everyone")}.");
return (mode & UnixFileMode.OtherWrite) == 0 && (mode & UnixFileMode.GroupWrite) != 0 ? 0 : 1;
