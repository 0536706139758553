#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
using var docker = new DockerClientBuilder().Build();

// With Follow, the stream stays open, and each line comes when the container prints it.
using var logs = await docker.Containers.GetContainerLogsAsync(
    "ticker", new ContainerLogsParameters { ShowStdout = true, ShowStderr = true, Follow = true }, timeout.Token);

var buffer = new byte[4096];
var text = "";
while (!text.Contains("tick 3\n", StringComparison.Ordinal))
{
    var read = await logs.ReadOutputAsync(buffer, 0, buffer.Length, timeout.Token);
    if (read.EOF)
    {
        Console.WriteLine("The container has ended before its third tick.");
        return 1;
    }

    text += System.Text.Encoding.UTF8.GetString(buffer, 0, read.Count);
}

Console.Write(text[..(text.IndexOf("tick 3\n", StringComparison.Ordinal) + "tick 3\n".Length)]);
return 0;
