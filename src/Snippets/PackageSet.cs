using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyModel;
using Site.Diagnostics;
using Site.Files;

namespace Site.Snippets;

/// <summary>
/// The packages that a snippet may use. They are the ones that this program references itself, in the same versions, so that the verifier
/// runs exactly what a reader gets from the snippet's <c>#:package</c> line.
/// </summary>
public sealed class PackageSet
{
    private readonly Dictionary<string, RuntimeLibrary> _libraries;
    private readonly string _directory;

    private PackageSet(DependencyContext context, string directory, string self)
    {
        _directory = directory;
        _libraries = context.RuntimeLibraries.ToDictionary(library => library.Name, StringComparer.OrdinalIgnoreCase);
        Direct = _libraries[self]
            .Dependencies.Where(dependency => _libraries.GetValueOrDefault(dependency.Name)?.Type == "package")
            .ToDictionary(dependency => dependency.Name, dependency => dependency.Version, StringComparer.OrdinalIgnoreCase);
    }

    private static string Self => typeof(PackageSet).Assembly.GetName().Name!;

    /// <summary>The file that lists the packages. The build writes it.</summary>
    private static string List => Path.Combine(AppContext.BaseDirectory, $"{Self}.deps.json");

    /// <summary>The version of each package by its name, in any case.</summary>
    public IReadOnlyDictionary<string, string> Direct { get; }

    /// <summary>
    /// A text that changes with everything, except the content, that a stored result depends on: this program, its packages and the
    /// framework.
    /// </summary>
    public string Identity =>
        string.Join(
            '\n',
            [
                typeof(PackageSet).Module.ModuleVersionId.ToString(),
                SnippetReferences.Framework,
                Environment.Version.ToString(),
                .. _libraries.Values.Select(library => $"{library.Name}/{library.Version} {library.Hash}").Order(StringComparer.Ordinal),
            ]
        );

    /// <summary>The same without reading what the packages are: the file that lists them has their hashes.</summary>
    public static string IdentityOfThisProgram
    {
        get
        {
            var packages = File.Exists(List) ? File.ReadAllBytes(List) : [];
            return $"{typeof(PackageSet).Module.ModuleVersionId} {Environment.Version} {Digest.Of(packages)}";
        }
    }

    public static PackageSet OfThisProgram()
    {
        using var list = File.OpenRead(List);
        using var reader = new DependencyContextJsonReader();
        return new PackageSet(reader.Read(list), AppContext.BaseDirectory, Self);
    }

    /// <summary>
    /// Full paths of the assemblies that a snippet's packages contain, sorted. Packages that it may not use are reported.
    /// </summary>
    internal IReadOnlyList<string> Libraries(SnippetFile snippet, SyntaxTree program, DiagnosticBag bag) =>
        [.. PackageDirectives.Read(snippet, program, this, bag).SelectMany(Assemblies).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// Full paths of the assemblies of a package and of all packages that it depends on, except those that the shared framework already
    /// has.
    /// </summary>
    public IEnumerable<string> Assemblies(string package) =>
        Closure(package)
            .SelectMany(name => _libraries[name].RuntimeAssemblyGroups)
            .SelectMany(group => group.AssetPaths)
            .Select(asset => Path.Combine(_directory, Path.GetFileName(asset)))
            .Where(File.Exists);

    private HashSet<string> Closure(string package)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>([package]);
        while (open.TryPop(out var name))
        {
            if (_libraries.ContainsKey(name) && found.Add(name))
            {
                _libraries[name].Dependencies.ToList().ForEach(dependency => open.Push(dependency.Name));
            }
        }

        return found;
    }
}
