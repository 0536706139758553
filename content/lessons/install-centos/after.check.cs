// The daemon is gone, but the file in which it kept the names of its images is not.
const string Names = "/var/lib/docker/image/overlay2/repositories.json";
var isKept = File.Exists(Names) && File.ReadAllText(Names).Contains("\"hello-world:latest\"");

Console.WriteLine(isKept ? "The image hello-world is still in /var/lib/docker." : "The image hello-world is not in /var/lib/docker.");
return isKept && !File.Exists("/usr/bin/docker") && Directory.Exists("/var/lib/containerd") ? 0 : 1;
