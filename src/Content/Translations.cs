using Site.Content.Yaml;

namespace Site.Content;

/// <summary>Texts that stand in a YAML file once for each language.</summary>
internal static class Translations
{
    /// <summary>The text of <paramref name="key"/> in every language; a missing one is a diagnostic, and empty.</summary>
    public static Dictionary<Language, string> Texts(YamlMap map, string key, IReadOnlyList<Language> languages)
    {
        var translations = map.Map(key, required: true);
        return translations is null ? languages.ToDictionary(language => language, _ => "") : Texts(translations, languages);
    }

    /// <summary>The text of every language in a mapping that has nothing else.</summary>
    public static Dictionary<Language, string> Texts(YamlMap translations, IReadOnlyList<Language> languages)
    {
        translations.Only([.. languages.Select(language => language.Code)]);
        return languages.ToDictionary(language => language, language => translations.Text(language.Code, required: true)?.Value ?? "");
    }
}
