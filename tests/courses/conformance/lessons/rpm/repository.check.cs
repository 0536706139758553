var file = "/etc/yum.repos.d/docker-ce.repo";
Console.WriteLine(File.Exists(file) ? $"There is {file}." : $"There is no {file}.");
return File.Exists(file) ? 0 : 1;
