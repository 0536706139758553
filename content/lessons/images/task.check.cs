#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;
using System.Formats.Tar;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

try
{
    var latest = await docker.Images.InspectImageAsync("greeting:latest", timeout.Token);
    var first = await docker.Images.InspectImageAsync("greeting:1.0", timeout.Token);
    var second = await docker.Images.InspectImageAsync("greeting:2.0", timeout.Token);
    var (old, later) = (await Greeting("greeting:1.0"), await Greeting("greeting:2.0"));
    Console.WriteLine($"greeting:1.0 says: {old} greeting:2.0 says: {later}");
    Console.WriteLine($"greeting:latest is {(latest.ID == first.ID ? "the same image as 1.0" : latest.ID == second.ID ? "the same image as 2.0" : "another image")}.");
    return old.Contains("first edition") && later.Contains("second edition") && latest.ID == first.ID ? 0 : 1;
}
catch (DockerImageNotFoundException)
{
    Console.WriteLine("One of the tags greeting:latest, greeting:1.0 and greeting:2.0 doesn't exist yet.");
    return 1;
}

async Task<string> Greeting(string image)
{
    var container = await docker.Containers.CreateContainerAsync(new CreateContainerParameters { Image = image, Cmd = ["true"] }, timeout.Token);
    try
    {
        var answer = await docker.Containers.GetArchiveFromContainerAsync(
            container.ID, new ContainerPathStatParameters { Path = "/greeting.txt" }, statOnly: false, timeout.Token);
        await using var tar = new TarReader(answer.Stream);
        using var text = new StreamReader((await tar.GetNextEntryAsync(copyData: true, timeout.Token))!.DataStream!);
        return (await text.ReadToEndAsync(timeout.Token)).Trim();
    }
    catch (DockerApiException missing) when (missing.StatusCode == System.Net.HttpStatusCode.NotFound)
    {
        return "(no greeting.txt)";
    }
    finally
    {
        await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters(), timeout.Token);
    }
}
