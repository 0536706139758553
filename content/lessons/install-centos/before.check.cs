string[] places = ["/var/lib/docker", "/var/lib/containerd", "/etc/yum.repos.d/docker-ce.repo", "/usr/bin/docker"];
var there = places.Count(Path.Exists);

Console.WriteLine($"{there} of {places.Length} are there: two data directories, the repository's file, and the client.");
return there == places.Length ? 0 : 1;
