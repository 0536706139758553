#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

try
{
    var db = await docker.Containers.InspectContainerAsync("db", timeout.Token);
    var isShared = db.Mounts?.Any(mount => mount is { Name: "db-socket", Destination: "/run/mysqld" }) == true;
    Console.WriteLine($"The server db is {db.State?.Status}, and its socket is {(isShared ? "" : "not ")}in the volume db-socket.");
    return db.State?.Running == true && isShared ? 0 : 1;
}
catch (DockerContainerNotFoundException)
{
    Console.WriteLine("There is no container named db.");
    return 1;
}
