string[] paths = ["certs", "openssl.log", "registry.py", "proxy.conf", "future.sh", "/etc/docker/certs.d"];
var left = paths.Where(Path.Exists).ToList();

Console.WriteLine($"Files left: {(left.Count == 0 ? "none" : string.Join(", ", left))}.");
return left.Count == 0 ? 0 : 1;
