namespace Site.Content;

/// <summary>A language that the course is written in.</summary>
/// <param name="Code">BCP 47, and the name of the language's files and folders: <c>en</c>, <c>zh</c>.</param>
/// <param name="Tag">What <c>lang</c> attributes say: <c>zh-Hans</c> for <c>zh</c>.</param>
/// <param name="Name">The language's own name for itself.</param>
public sealed record Language(string Code, string Tag, string Name)
{
    public static readonly Language English = new("en", "en", "English");
    public static readonly Language Chinese = new("zh", "zh-Hans", "简体中文");

    /// <summary>The languages whose words the theme knows, in the order in which pages offer them.</summary>
    public static readonly IReadOnlyList<Language> Known = [English, Chinese];

    public static Language? Find(string code) => Known.FirstOrDefault(l => l.Code == code);

    public override string ToString() => Code;
}
