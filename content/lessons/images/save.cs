#:package Docker.DotNet.Enhanced@4.3.3
using System.Formats.Tar;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

await using var archive = await docker.Images.SaveImageAsync("busybox", timeout.Token);
await using var tar = new TarReader(archive);

while (await tar.GetNextEntryAsync(cancellationToken: timeout.Token) is { } entry)
{
    Console.WriteLine(entry.Name);
}
