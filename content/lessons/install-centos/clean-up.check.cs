string[] places =
[
    "/var/lib/docker", "/var/lib/containerd", "/etc/yum.repos.d/docker-ce.repo",
    "/usr/libexec/docker/cli-plugins/docker-buildx", "/usr/libexec/docker/cli-plugins/docker-compose",
];
var left = places.Where(Path.Exists).ToList();

Console.WriteLine(left.Count == 0 ? "Nothing of Docker is left." : $"Still there: {string.Join(", ", left)}.");
return left.Count == 0 ? 0 : 1;
