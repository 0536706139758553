namespace Site.Diagnostics;

/// <summary>A position in a content file.</summary>
/// <param name="Path">Relative to the content directory, with forward slashes.</param>
/// <param name="Line">Starts at 1.</param>
/// <param name="Column">Starts at 1, in UTF-16 code units.</param>
public readonly record struct SourceLocation(string Path, int Line, int Column) : IComparable<SourceLocation>
{
    public int CompareTo(SourceLocation other) =>
        string.CompareOrdinal(Path, other.Path) is var byPath and not 0 ? byPath
        : Line != other.Line ? Line.CompareTo(other.Line)
        : Column.CompareTo(other.Column);

    public override string ToString() => $"{Path}:{Line}:{Column}";
}
