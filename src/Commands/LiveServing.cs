using System.Net;
using Site.Building;
using Site.Diagnostics;
using Site.Files;
using Site.Live;
using Site.Preview;
using Site.Rendering;
using Site.Sandbox;

namespace Site.Commands;

/// <summary>Runs <c>serve --live</c>: the preview, with a machine for each lesson.</summary>
internal static class LiveServing
{
    /// <summary>Gives this program the rights that it needs for machines, before it does anything else.</summary>
    /// <exception cref="CommandLineException">Other computers could reach the address.</exception>
    public static void Enter(IPAddress address)
    {
        if (!IPAddress.IsLoopback(address))
        {
            throw new CommandLineException(
                $"--live gives whoever reaches the server a shell on this computer, so --host {address} is not possible with it; leave out one of the two"
            );
        }

        UserNamespace.Enter();
    }

    public static async Task RunAsync(LivePreview preview, string content, ThemeSource? theme, IPEndPoint address, CancellationToken ct)
    {
        if (Host.Missing() is { } missing)
        {
            Console.Error.WriteLine($"The lessons have no machines, because this computer cannot have any: {missing.Message}");
            await (preview with { Addition = new MissingMachine(missing, AssetsOf(theme)) }).RunAsync(
                address,
                url => Console.WriteLine($"Serving on {url} (press Ctrl-C to stop)"),
                ct
            );
            return;
        }

        if (Host.MissingLimits() is { } limits)
        {
            Console.Error.WriteLine(limits);
        }

        await using var live = new LiveServer(content, Cache.OfThisUser(), AssetsOf(theme), new ConsoleLines(Console.Error), ct);
        live.Warm();
        await (preview with { Addition = live }).RunAsync(
            address,
            url =>
            {
                Console.WriteLine($"Serving on {url} with a machine for each lesson (press Ctrl-C to stop)");
                Console.WriteLine($"Open this link in your browser; it works once: {live.LinkOf(url)}");
            },
            ct
        );
    }

    /// <summary>The bundle that is made again after edits, if there is one, and the one beside the program.</summary>
    private static IReadOnlyList<string> AssetsOf(ThemeSource? theme) =>
        [.. theme is null ? [] : new[] { Path.Combine(theme.Bundle, "live") }, Path.Combine(ThemeAssets.Directory, "live")];
}
