using System.Runtime.InteropServices;
using Site.Diagnostics;

namespace Site.Files;

/// <summary>
/// The .NET that compiles and runs the lessons' programs: the one that runs this program, or, since a native program needs none, the one that
/// this computer has.
/// </summary>
internal static class DotnetInstallation
{
    private const string Core = "System.Private.CoreLib.dll";

    /// <summary>Where installers put it, in case that <c>PATH</c> does not lead to it.</summary>
    private static readonly string[] UsualPlaces = ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/local/share/dotnet"];

    private static readonly Lazy<string> Found = new(() =>
        Candidates().FirstOrDefault()
        ?? throw new MachineException(
            $".NET {Version} not found; it compiles and runs the programs of lessons",
            $"Install the SDK of .NET {Version}, or set DOTNET_ROOT to the directory that has it."
        )
    );

    /// <summary>Full path of the directory with the framework's assemblies.</summary>
    /// <exception cref="MachineException">There is no .NET of this version.</exception>
    public static string Framework => Found.Value;

    /// <summary>Full path of the whole installation.</summary>
    /// <inheritdoc cref="Framework" path="/exception"/>
    public static string Directory => Path.GetFullPath(Path.Combine(Framework, "../../.."));

    /// <summary>Major and minor version: <c>10.0</c>. A program of a lesson may use what this one has.</summary>
    public static string Version => Environment.Version.ToString(2);

    /// <summary>Looks through directories that have versions as their names.</summary>
    /// <param name="directories">The directory that has them.</param>
    /// <param name="file">The path that a file must have in such a directory.</param>
    /// <returns>Full path of the directory of the newest file for this version of .NET; null if there is none.</returns>
    public static string? Newest(string directories, string file) =>
        System.IO.Directory.Exists(directories)
            ? System
                .IO.Directory.EnumerateDirectories(directories, $"{Version}.*")
                .Where(directory => File.Exists(Path.Combine(directory, file)))
                .OrderByDescending(directory =>
                    System.Version.TryParse(Path.GetFileName(directory), out var version) ? version : new Version()
                )
                .Select(directory => Path.GetDirectoryName(Path.Combine(directory, file)))
                .FirstOrDefault()
            : null;

    /// <summary>Where the assemblies may be, the likeliest place first. A native program has none in its own directory.</summary>
    private static IEnumerable<string> Candidates() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => Path.Combine(directory, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"))
            .Where(File.Exists)
            .Select(program => Path.GetDirectoryName(RealPath.Of(program))!)
            .Prepend(Environment.GetEnvironmentVariable("DOTNET_ROOT"))
            .Concat(UsualPlaces)
            .Where(root => !string.IsNullOrEmpty(root))
            // Some packages of the programs leave a part of what they need to ASP.NET Core.
            .Where(root => Newest(Path.Combine(root!, "shared/Microsoft.AspNetCore.App"), "Microsoft.AspNetCore.dll") is not null)
            .Select(root => Newest(Path.Combine(root!, "shared/Microsoft.NETCore.App"), Core))
            .Prepend(RuntimeEnvironment.GetRuntimeDirectory())
            .OfType<string>()
            .Where(directory => File.Exists(Path.Combine(directory, Core)));
}
