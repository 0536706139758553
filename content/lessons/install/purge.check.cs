// dpkg keeps a package's scripts until the package is purged.
var isPurged = !File.Exists("/var/lib/dpkg/info/docker.io.postrm");
var left = new[] { "/var/lib/docker", "/data/docker" }
    .Where(place => File.Exists(Path.Combine(place, "image/overlay2/repositories.json")))
    .ToList();

Console.WriteLine($"docker.io is {(isPurged ? "purged" : "not purged")}. Images are still in {string.Join(" and in ", left.DefaultIfEmpty("no place"))}.");
return isPurged && left.Contains("/data/docker") ? 0 : 1;
