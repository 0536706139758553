var there = File.Exists("/usr/bin/dockerd") || File.Exists("/usr/sbin/dockerd");
Console.WriteLine(there ? "dockerd is installed." : "There is no dockerd.");
return there ? 0 : 1;
