string[] plugins = ["docker-buildx", "docker-compose"];
var there = plugins.Count(plugin => File.Exists($"/usr/libexec/docker/cli-plugins/{plugin}"));

Console.WriteLine($"{there} of {plugins.Length} plugins are where the client looks for them.");
return there == plugins.Length ? 0 : 1;
