#:package Docker.DotNet.Enhanced@4.3.3
using System.Formats.Tar;
using Docker.DotNet;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

var target = Directory.CreateDirectory("/dev/shm/handmade/image").FullName;

// The engine sends the image as a tar archive. .NET can unpack one without the program tar.
using var archive = new MemoryStream();
await using (var stream = await docker.Images.SaveImageAsync("busybox", timeout.Token))
{
    await stream.CopyToAsync(archive, timeout.Token);
}

archive.Position = 0;
await TarFile.ExtractToDirectoryAsync(archive, target, overwriteFiles: true, timeout.Token);

foreach (var path in Directory.EnumerateFileSystemEntries(target).Order(StringComparer.Ordinal).Where(path => path.EndsWith(".json")))
{
    Console.WriteLine($"{Path.GetFileName(path)}: {new FileInfo(path).Length} bytes");
}
