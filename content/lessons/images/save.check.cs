#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

using var archive = new MemoryStream();
await using (var stream = await docker.Images.SaveImageAsync("busybox", timeout.Token))
{
    await stream.CopyToAsync(archive, timeout.Token);
}

// The hash of each file, and the text of manifest.json, which says what the others are.
archive.Position = 0;
var hashes = new Dictionary<string, string>();
var manifest = "[]";
await using (var tar = new TarReader(archive))
{
    while (await tar.GetNextEntryAsync(cancellationToken: timeout.Token) is { } entry)
    {
        if (entry.DataStream is { } data)
        {
            using var bytes = new MemoryStream();
            await data.CopyToAsync(bytes, timeout.Token);
            hashes[entry.Name] = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
            manifest = entry.Name == "manifest.json" ? System.Text.Encoding.UTF8.GetString(bytes.ToArray()) : manifest;
        }
    }
}

var content = JsonDocument.Parse(manifest).RootElement.EnumerateArray().FirstOrDefault();
if (content.ValueKind != JsonValueKind.Object)
{
    Console.WriteLine("The archive has no manifest.json.");
    return 1;
}

var config = content.GetProperty("Config").GetString()!;
string[] layers = [.. content.GetProperty("Layers").EnumerateArray().Select(layer => layer.GetString()!)];
var expected = (await docker.Images.InspectImageAsync("busybox", timeout.Token)).RootFS?.Layers ?? [];

// A layer's hash is in the image's configuration; with the containerd store the archive has it compressed, under its own hash.
var good = hashes.TryGetValue(config, out var configHash) && config.Contains(configHash)
    && layers.Length == expected.Count
    && layers.Zip(expected).All(pair => hashes.TryGetValue(pair.First, out var hash) && (pair.Second == $"sha256:{hash}" || pair.First.Contains(hash)));
Console.WriteLine($"The archive has {hashes.Count} files, among them a configuration and {layers.Length} layers. Their hashes are {(good ? "right" : "wrong")}.");
return good ? 0 : 1;
