namespace Site.Pages;

/// <summary>A file of the site with what is in it.</summary>
public sealed record SiteFile(PagePath Path, ReadOnlyMemory<byte> Content);
