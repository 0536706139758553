using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;

namespace Site.Sandbox;

/// <summary>A Unix socket in a sandbox. It stays the same socket even if a lesson puts another file in its place.</summary>
internal sealed class SandboxSocket(SafeFileHandle handle) : IDisposable
{
    public FileStatus Status => Libc.StatusOf(handle);

    /// <summary>A path of the socket for other processes, valid while this object is open.</summary>
    public string Path => $"/proc/{Environment.ProcessId}/fd/{handle.DangerousGetHandle()}";

    public async Task<Socket> ConnectAsync(CancellationToken ct)
    {
        var held = false;
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            // The path contains the descriptor's number. If the handle were disposed meanwhile, another file could get that number.
            handle.DangerousAddRef(ref held);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SandboxFiles.PathOf(handle)), ct);
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
