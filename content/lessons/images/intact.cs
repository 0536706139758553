#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// A container that was only created has files too. The engine can look them up although nothing runs.
var fresh = await docker.Containers.CreateContainerAsync(new CreateContainerParameters { Image = "busybox" }, timeout.Token);
try
{
    var inFresh = await Has(fresh.ID, "/bin/ls");
    var inBreaker = await Has("breaker", "/bin/ls");
    Console.WriteLine($"/bin/ls in the container breaker: {(inBreaker ? "there" : "gone")}");
    Console.WriteLine($"/bin/ls in a new container:       {(inFresh ? "there" : "gone")}");
    return inFresh && !inBreaker ? 0 : 1;
}
finally
{
    await docker.Containers.RemoveContainerAsync(fresh.ID, new ContainerRemoveParameters(), CancellationToken.None);
}

async Task<bool> Has(string container, string path)
{
    try
    {
        await docker.Containers.GetArchiveFromContainerAsync(
            container, new ContainerPathStatParameters { Path = path }, statOnly: true, timeout.Token);
        return true;
    }
    catch (DockerApiException missing) when (missing.StatusCode == System.Net.HttpStatusCode.NotFound)
    {
        return false;
    }
}
