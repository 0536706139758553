var path = "/dev/shm/handmade/enter-root.sh";
var there = File.Exists(path) && File.ReadAllText(path).Contains("pivot_root . old");

Console.WriteLine(there ? $"{path} is there." : $"There is no {path}, or it isn't this lesson's.");
return there ? 0 : 1;
