namespace Site.Pages;

/// <summary>A file of the site, relative to its root, with forward slashes: <c>en/lessons/hello-world.html</c>.</summary>
public readonly record struct PagePath(string Value)
{
    /// <summary>The link from a page to this file. It is relative and names a file, so that it works at any URL and from disk.</summary>
    public string From(PagePath page)
    {
        var here = page.Value.Split('/')[..^1];
        var there = Value.Split('/');
        var shared = here.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count();
        shared = Math.Min(shared, there.Length - 1);
        return string.Concat(Enumerable.Repeat("../", here.Length - shared)) + string.Join('/', there[shared..]);
    }

    public override string ToString() => Value;
}
