using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyModel;
using Site.Diagnostics;

namespace Site.Snippets;

/// <summary>
/// The packages that a snippet may use: those that this program itself references, at its own versions, so that what
/// the verifier runs is what a reader's <c>#:package</c> line restores.
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

    /// <summary>Name to version.</summary>
    public IReadOnlyDictionary<string, string> Direct { get; }

    /// <summary>Changes with all that a result can depend on beside the content: this program, its packages and the framework.</summary>
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

    public static PackageSet OfThisProgram()
    {
        var assembly = typeof(PackageSet).Assembly;
        var context =
            DependencyContext.Load(assembly)
            ?? throw new FileNotFoundException($"{assembly.GetName().Name}.deps.json is missing beside the program");
        return new PackageSet(context, Path.GetDirectoryName(assembly.Location)!, assembly.GetName().Name!);
    }

    /// <summary>Full paths of the assemblies that a snippet's packages bring, sorted. Packages that it may not use are diagnostics.</summary>
    internal IReadOnlyList<string> Libraries(SnippetFile snippet, SyntaxTree program, DiagnosticBag bag) =>
        [.. PackageDirectives.Read(snippet, program, this, bag).SelectMany(Assemblies).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// Full paths of a package's assemblies and of those of the packages that it needs. What the shared framework
    /// has already is left out.
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
