var same = File.Exists("good.json") && File.ReadAllText("good.json") == File.ReadAllText("/etc/docker/daemon.json");

Console.WriteLine(same ? "good.json is a copy of the daemon's settings." : "There is no copy of the daemon's settings.");
return same ? 0 : 1;
