var lower = "/dev/shm/handmade/lower";
var ready = File.Exists($"{lower}/bin/busybox") && File.Exists($"{lower}/etc/passwd");

Console.WriteLine($"{lower} {(ready ? "holds the image's files" : "doesn't hold the image's files")}.");
return ready ? 0 : 1;
