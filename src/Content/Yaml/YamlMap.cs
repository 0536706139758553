using System.Globalization;
using Site.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Site.Content.Yaml;

/// <summary>A scalar with the location of its first character.</summary>
/// <param name="Block">Whether it is written as a block (<c>|</c>), whose text starts on the next line.</param>
internal sealed record YamlText(string Value, SourceLocation Location, bool Block);

/// <summary>Reads typed values from a mapping. Each read reports, with the location, what is missing or of the wrong kind.</summary>
internal sealed class YamlMap(string path, YamlMappingNode node, string text, DiagnosticBag bag, int firstLine)
{
    public SourceLocation Location => At(node);

    /// <summary>Reports every key that is not one of these.</summary>
    public void AllowOnly(params string[] valid)
    {
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !valid.Contains(name))
            {
                bag.Error(Codes.UnknownKey, At(key), $"`{key}` is not a key here", $"use one of: {string.Join(", ", valid)}");
            }
        }
    }

    /// <summary>Reports each of these keys that the mapping has, although another key excludes it.</summary>
    /// <param name="why">Why the keys are excluded.</param>
    public void Forbid(IEnumerable<string> keys, string why)
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => keys.Contains(key.Value)))
        {
            bag.Error(Codes.ConflictingKeys, At(key), $"`{key.Value}` cannot be used here: {why}", "remove it");
        }
    }

    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether the value of a key is a mapping.</summary>
    public bool IsMap(string key) => Find(key) is YamlMappingNode;

    /// <summary>The keys of a mapping whose keys are names that the file gives, in order.</summary>
    public IReadOnlyList<YamlText> Keys => [.. node.Children.Keys.OfType<YamlScalarNode>().Select(ToText)];

    public YamlText? Text(string key, bool required = false)
    {
        if (Find(key, required) is not { } found)
        {
            return null;
        }

        return found is YamlScalarNode scalar ? ToText(scalar) : ReportWrongKind<YamlText>(found, key, "text");
    }

    /// <summary>A text as words in one line; null if there is none, or only YAML's <c>null</c>.</summary>
    public string? Words(string key) =>
        Find(key) is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "~" or "null" or "Null" or "NULL" } ? null
        : string.Join(' ', (Text(key)?.Value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words
            ? words
        : null;

    public int? Number(string key, int min, int max)
    {
        if (Text(key) is not { } found)
        {
            return null;
        }

        if (
            int.TryParse(found.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max
        )
        {
            return number;
        }

        bag.Error(
            Codes.InvalidValue,
            found.Location,
            $"`{key}` is not a whole number from {min} to {max}",
            $"write such a number instead of `{found.Value}`"
        );
        return null;
    }

    public bool Flag(string key)
    {
        if (Text(key) is not { } found)
        {
            return false;
        }

        if (found.Value is not ("true" or "false"))
        {
            bag.Error(Codes.InvalidValue, found.Location, $"`{key}` is neither true nor false", "write `true`, or remove the key");
        }

        return found.Value == "true";
    }

    /// <summary>Reads one of the names of an enum, in lower case.</summary>
    public T? Choice<T>(string key)
        where T : struct, Enum
    {
        if (Text(key) is not { } found)
        {
            return null;
        }

        if (Slug.IsValid(found.Value) && Enum.TryParse<T>(found.Value, ignoreCase: true, out var choice))
        {
            return choice;
        }

        bag.Error(
            Codes.InvalidValue,
            found.Location,
            $"`{found.Value}` is not a value of `{key}`",
            $"use one of: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}"
        );
        return null;
    }

    public YamlMap? Map(string key, bool required = false) =>
        Find(key, required) is not { } found ? null
        : found is YamlMappingNode map ? new YamlMap(path, map, text, bag, firstLine)
        : ReportWrongKind<YamlMap>(found, key, "a mapping");

    public IReadOnlyList<YamlMap> Maps(string key, bool required = false) =>
        [
            .. Items(key, required)
                .Select(item =>
                    item is YamlMappingNode map
                        ? new YamlMap(path, map, text, bag, firstLine)
                        : ReportWrongKind<YamlMap>(item, key, "a list of mappings")
                )
                .OfType<YamlMap>(),
        ];

    public IReadOnlyList<YamlText> Texts(string key, bool required = false) =>
        [
            .. Items(key, required)
                .Select(item => item is YamlScalarNode scalar ? ToText(scalar) : ReportWrongKind<YamlText>(item, key, "a list of words"))
                .OfType<YamlText>(),
        ];

    /// <param name="required">Whether the list has to exist, and to have at least one entry.</param>
    private IEnumerable<YamlNode> Items(string key, bool required)
    {
        if (Find(key, required) is not { } found)
        {
            return [];
        }

        if (found is not YamlSequenceNode list)
        {
            return ReportWrongKind<YamlSequenceNode>(found, key, "a list") ?? Enumerable.Empty<YamlNode>();
        }

        if (required && list.Children.Count == 0)
        {
            bag.Error(Codes.InvalidValue, At(list), $"`{key}` is an empty list", "write at least one entry");
        }

        return list.Children;
    }

    private YamlNode? Find(string key, bool required = false)
    {
        var found = node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: { } name } && name == key).Value;
        if (found is null && required)
        {
            bag.Error(Codes.MissingKey, Location, $"`{key}` is missing", $"add `{key}:` here");
        }

        return found;
    }

    private T? ReportWrongKind<T>(YamlNode found, string key, string expected)
        where T : class
    {
        bag.Error(Codes.InvalidValue, At(found), $"`{key}` is not {expected}", $"write {expected} here");
        return null;
    }

    private YamlText ToText(YamlScalarNode scalar)
    {
        var block = scalar.Style is YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded;
        return new YamlText(scalar.Value ?? "", block ? FirstLineAfter(scalar) : At(scalar), block);
    }

    private SourceLocation FirstLineAfter(YamlScalarNode scalar)
    {
        var lines = text.Split('\n');
        var index = (int)scalar.Start.Line;
        var indent = index < lines.Length ? lines[index].TakeWhile(c => c == ' ').Count() : 0;
        return new SourceLocation(path, index + firstLine, indent + 1);
    }

    private SourceLocation At(YamlNode found) => new(path, (int)found.Start.Line + firstLine - 1, (int)found.Start.Column);
}
