#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;
using System.Formats.Tar;
using System.Security.Cryptography;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The engine streams the archive. Keep it in memory: this one is small.
using var archive = new MemoryStream();
await using (var stream = await docker.Images.SaveImageAsync("busybox", timeout.Token))
{
    await stream.CopyToAsync(archive, timeout.Token);
}

archive.Position = 0;
await using var tar = new TarReader(archive);
var (matching, wrong) = (0, 0);

while (await tar.GetNextEntryAsync(cancellationToken: timeout.Token) is { } entry)
{
    if (entry.DataStream is not { } data)
    {
        continue;
    }

    // A file whose name is 64 hexadecimal digits claims to be named after its content. Hash the content and compare.
    var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(data, timeout.Token));
    var name = Path.GetFileNameWithoutExtension(entry.Name);
    var claims = name.Length == 64 && name.All(char.IsAsciiHexDigit);
    Console.WriteLine($"{entry.Length,9} bytes  {(claims ? name == hash ? "matches" : "WRONG" : ""),-7}  {entry.Name}");
    matching += claims && name == hash ? 1 : 0;
    wrong += claims && name != hash ? 1 : 0;
}

Console.WriteLine($"{matching} files are named after their own SHA-256.");
return wrong == 0 && matching > 0 ? 0 : 1;
