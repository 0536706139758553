var link = "/etc/systemd/system/multi-user.target.wants/docker.service";
Console.WriteLine(File.Exists(link) ? "docker starts with the machine." : "docker does not start with the machine.");
return File.Exists(link) ? 0 : 1;
