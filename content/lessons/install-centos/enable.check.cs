const string Link = "/etc/systemd/system/multi-user.target.wants/docker.service";

Console.WriteLine(File.Exists(Link) ? "docker starts with the machine." : "docker doesn't start with the machine.");
return File.Exists(Link) ? 0 : 1;
