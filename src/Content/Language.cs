namespace Site.Content;

/// <summary>A language that the course is written in.</summary>
/// <param name="Code">The BCP 47 code, which is also the name of the language's files and folders: <c>en</c>, <c>zh</c>.</param>
/// <param name="Tag">The value of <c>lang</c> attributes: <c>zh-Hans</c> for <c>zh</c>.</param>
/// <param name="Name">The name of the language in that language.</param>
public sealed record Language(string Code, string Tag, string Name)
{
    public static readonly Language English = new("en", "en", "English");
    public static readonly Language Chinese = new("zh", "zh-Hans", "简体中文");

    /// <summary>The languages that the theme supports, in the order in which pages list them.</summary>
    public static readonly IReadOnlyList<Language> Known = [English, Chinese];

    public static Language? Find(string code) => Known.FirstOrDefault(l => l.Code == code);

    public override string ToString() => Code;
}
