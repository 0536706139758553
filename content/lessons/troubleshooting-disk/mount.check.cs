var disk = new DriveInfo("/mnt/small");
var mounted = Directory.Exists("/mnt/small") && disk.TotalSize == 64 << 20;

Console.WriteLine(mounted ? $"A disk of {disk.TotalSize >> 20} MiB is mounted at /mnt/small." : "No small disk is mounted at /mnt/small.");
return mounted ? 0 : 1;
