namespace Site.Pages;

/// <summary>A file of the site, relative to its root, with forward slashes: <c>en/lessons/hello-world.html</c>.</summary>
/// <remarks>It is no struct, because .NET's collections of a struct of ours are never compiled ahead of time.</remarks>
public sealed record PagePath(string Value)
{
    /// <summary>The link from a page to this file. It is relative and names a file, so that it works at any URL and from disk.</summary>
    public string From(PagePath page)
    {
        var shared = 0;
        for (var index = 0; index < page.Value.Length && index < Value.Length && page.Value[index] == Value[index]; index++)
        {
            shared = Value[index] == '/' ? index + 1 : shared;
        }

        return string.Concat(Enumerable.Repeat("../", page.Value.AsSpan(shared).Count('/'))) + Value[shared..];
    }

    public override string ToString() => Value;
}
