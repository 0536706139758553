var root = "/dev/shm/handmade/root";
var mounted = File.ReadLines("/proc/self/mounts").Any(line => line.StartsWith($"overlay {root} overlay "));

Console.WriteLine(mounted ? $"{root} is an overlay." : $"Nothing is mounted at {root}.");
return mounted && File.Exists($"{root}/bin/busybox") ? 0 : 1;
