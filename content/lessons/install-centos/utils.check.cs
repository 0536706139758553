const string Tool = "/usr/bin/yum-config-manager";

Console.WriteLine(File.Exists(Tool) ? $"{Tool} is installed." : $"There is no {Tool}.");
return File.Exists(Tool) ? 0 : 1;
