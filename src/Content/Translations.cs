using Site.Content.Yaml;

namespace Site.Content;

/// <summary>Reads texts that a YAML file has once for each language.</summary>
internal static class Translations
{
    /// <summary>Reads the texts of <paramref name="key"/> in every language. A missing text is empty, with a diagnostic.</summary>
    public static Dictionary<Language, string> Texts(YamlMap map, string key, IReadOnlyList<Language> languages)
    {
        var translations = map.Map(key, required: true);
        return translations is null ? languages.ToDictionary(language => language, _ => "") : Texts(translations, languages);
    }

    /// <summary>Reads the texts of every language from a mapping that has no other keys.</summary>
    public static Dictionary<Language, string> Texts(YamlMap translations, IReadOnlyList<Language> languages)
    {
        translations.AllowOnly([.. languages.Select(language => language.Code)]);
        return languages.ToDictionary(language => language, language => translations.Text(language.Code, required: true)?.Value ?? "");
    }
}
