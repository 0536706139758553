using TextMateSharp.Themes;

namespace Site.Highlighting;

/// <summary>
/// A theme as TextMate has it, which gives each scope a kind. Themes can only give scopes colours, so each kind has one, which stands for it
/// while the code is tokenised. The colours that readers see are in the stylesheet.
/// </summary>
internal sealed class KindTheme : IRawTheme
{
    public static readonly KindTheme Instance = new();

    /// <summary>A selector matches all scopes that begin with its words, and the longest that matches counts.</summary>
    private static readonly IReadOnlyList<IRawThemeSetting> Settings =
    [
        Rule(CodeKind.Plain, ""),
        Rule(CodeKind.Comment, "comment", "punctuation.definition.comment", "meta.separator"),
        Rule(CodeKind.String, "string", "markup.inline.raw", "markup.raw", "markup.underline.link", "punctuation.definition.string"),
        Rule(CodeKind.Number, "constant.numeric", "constant.other", "keyword.other.unit", "support.constant", "constant.character.entity"),
        Rule(CodeKind.Keyword, "constant.language", "keyword", "storage", "variable.language"),
        Rule(CodeKind.Keyword, "entity.name.tag", "support.type.property-name", "keyword.other.definition", "markup.heading"),
        Rule(CodeKind.Control, "keyword.control", "punctuation.definition.list.begin"),
        Rule(CodeKind.Plain, "keyword.operator", "punctuation.definition.block.scalar", "storage.type.function.arrow"),
        Rule(CodeKind.Keyword, "keyword.operator.new", "keyword.operator.logical.python", "keyword.operator.expression"),
        Rule(CodeKind.Directive, "meta.preprocessor", "keyword.control.directive", "keyword.preprocessor", "constant.character.escape"),
        Rule(CodeKind.Directive, "variable.other.normal.shell", "variable.other.special.shell", "variable.other.bracket.shell"),
        Rule(CodeKind.Directive, "variable.other.positional.shell", "variable.other.readwrite.powershell", "variable.other.makefile"),
        Rule(CodeKind.Directive, "punctuation.definition.variable", "entity.name.function.decorator", "entity.name.type.anchor"),
        Rule(CodeKind.Type, "entity.name.type", "entity.name.class", "entity.name.section", "entity.other.inherited-class"),
        Rule(CodeKind.Type, "entity.other.attribute-name", "support.type", "support.class", "storage.type.java"),
        Rule(CodeKind.Method, "entity.name.function", "support.function", "meta.function-call.generic"),
        // Code inside of a string.
        Rule(CodeKind.Plain, "meta.embedded", "meta.interpolation", "meta.template.expression", "string.interpolated"),
    ];

    public static string ColourOf(CodeKind kind) => $"#0000{(int)kind:X2}";

    public string GetName() => "kinds";

    public string? GetInclude() => null;

    public ICollection<IRawThemeSetting> GetSettings() => [.. Settings];

    public ICollection<IRawThemeSetting>? GetTokenColors() => null;

    public ICollection<KeyValuePair<string, object>>? GetGuiColors() => null;

    private static ThemeRule Rule(CodeKind kind, params string[] selectors) => new(ColourOf(kind), string.Join(',', selectors));

    private sealed record ThemeRule(string Colour, string Selectors) : IRawThemeSetting, IThemeSetting
    {
        public string? GetName() => null;

        public object? GetScope() => Selectors.Length > 0 ? Selectors : null;

        public IThemeSetting GetSetting() => this;

        public object? GetFontStyle() => null;

        public string? GetBackground() => null;

        public string GetForeground() => Colour;
    }
}
