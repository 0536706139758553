var isMounted = File.ReadLines("/proc/mounts").Any(line => line.Split(' ')[1] == "/data");

Console.WriteLine(isMounted ? "Another file system is mounted at /data." : "Nothing is mounted at /data.");
return isMounted ? 0 : 1;
