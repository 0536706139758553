using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Site.Sandbox;

/// <summary>A socket in a sandbox's files. It stays this one, whatever its name comes to mean.</summary>
internal sealed class SandboxSocket(SafeFileHandle handle) : IDisposable
{
    public FileStatus Status => Libc.StatusOf(handle);

    /// <summary>Its path for others, as long as this is open and this process lives.</summary>
    public string Path => $"/proc/{Environment.ProcessId}/fd/{handle.DangerousGetHandle()}";

    public async Task<Socket> ConnectAsync(CancellationToken ct)
    {
        var held = false;
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            // Without it, a disposal meanwhile would leave the number to whatever is opened next.
            handle.DangerousAddRef(ref held);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SandboxFiles.Name(handle)), ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        finally
        {
            if (held)
            {
                handle.DangerousRelease();
            }
        }
    }

    public void Dispose() => handle.Dispose();
}
