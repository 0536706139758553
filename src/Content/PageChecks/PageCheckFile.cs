using Site.Content.Yaml;
using Site.Diagnostics;

namespace Site.Content;

/// <summary>Reads one file with the data of a check.</summary>
internal sealed class PageCheckFile(YamlMap map, IReadOnlyList<Language> languages, DiagnosticBag bag)
{
    private readonly HashSet<string> _answers = [];
    private readonly HashSet<string> _counts = [];

    public PageCheck Read()
    {
        map.AllowOnly("ask", "count", "when", "unless", "done", "not-yet", "refused");
        var requests = Entries(map.Map("ask", required: true), ReadRequest);
        var counts = Entries(map.Map("count"), ReadCount);
        var (when, unless) = (Conditions(map, "when"), Conditions(map, "unless"));
        var done = Sentences("done") ?? Translations.Texts(map, "done", languages);
        var refused = Sentences("refused");
        CheckSides(when.Count + unless.Count, refused);
        return new PageCheck(map.Location, requests, counts, when, unless, done, Sentences("not-yet") ?? done, refused);
    }

    /// <summary>Reads the entries of a mapping that gives names.</summary>
    private List<T> Entries<T>(YamlMap? entries, Func<YamlMap, YamlText, T?> read)
        where T : class
    {
        var found = new List<T>();
        foreach (var name in entries?.Keys ?? [])
        {
            if (!Slug.IsValid(name.Value))
            {
                bag.Error(
                    Codes.InvalidValue,
                    name.Location,
                    $"`{name.Value}` is not a valid name",
                    "use lower-case words joined by hyphens"
                );
            }
            else if (_answers.Contains(name.Value))
            {
                bag.Error(Codes.DuplicateId, name.Location, $"`{name.Value}` is the name of an answer already", "give it another name");
            }
            else if (read(entries!, name) is { } entry)
            {
                found.Add(entry);
            }
        }

        return found;
    }

    private PageRequest? ReadRequest(YamlMap requests, YamlText name)
    {
        var request = requests.IsMap(name.Value) ? ReadCommand(requests.Map(name.Value)!, name.Value) : ReadGet(requests, name.Value);
        _answers.Add(name.Value);
        return request;
    }

    private PageRequest? ReadGet(YamlMap requests, string name)
    {
        if (requests.Text(name) is not { } path)
        {
            return null;
        }

        if (!path.Value.StartsWith('/') || path.Value.Contains('\n'))
        {
            bag.Error(
                Codes.InvalidValue,
                path.Location,
                $"`{path.Value}` is not a path of the Engine API",
                "write the path of a GET request, such as `/containers/json?all=1`, or a `command`"
            );
            return null;
        }

        CheckReferences(path, _answers);
        return new PageGet(name, path.Value);
    }

    /// <summary>Reads a command, which is run in a container if there is <c>exec</c>, and on the machine otherwise.</summary>
    private PageRequest? ReadCommand(YamlMap map, string name)
    {
        map.AllowOnly("exec", "command");
        var container = map.Text("exec");
        var command = map.Texts("command", required: true);
        foreach (var text in command.Append(container).OfType<YamlText>())
        {
            CheckReferences(text, _answers);
        }

        string[] words = [.. command.Select(word => word.Value)];
        return words is [] ? null
            : container is null ? new PageCommand(name, words)
            : new PageExec(name, container.Value, words);
    }

    private PageCount? ReadCount(YamlMap counts, YamlText name)
    {
        if (counts.Map(name.Value) is not { } count)
        {
            return null;
        }

        count.AllowOnly("in", "where", "of");
        var of = count.Text("of");
        if (of is { Value: "" })
        {
            bag.Error(Codes.InvalidValue, of.Location, "`of` is empty", "write the text to count, or remove the key");
        }

        var list = count.Text("in", required: true);
        var isKnown = list is not null && IsKnown(list, ValueReference.Parse(list.Value), _answers);
        var where = Conditions(count, "where");
        if (of is not null)
        {
            CheckReferences(of, _answers);
            count.Forbid(["where"], "`of` says what is counted");
        }

        _counts.Add(name.Value);
        return isKnown ? new PageCount(name.Value, ValueReference.Parse(list!.Value), where, of?.Value) : null;
    }

    /// <summary>Reads what must hold. In <c>where</c>, the subjects are paths within an element; elsewhere they are references.</summary>
    private List<PageCondition> Conditions(YamlMap owner, string key)
    {
        var conditions = owner.Map(key);
        var found = new List<PageCondition>();
        foreach (var subject in conditions?.Keys ?? [])
        {
            var reference = ValueReference.Parse(subject.Value);
            if (
                conditions!.Text(subject.Value) is { } text
                && CheckReferences(text, All)
                && (key == "where" || IsKnown(subject, reference, All))
            )
            {
                found.Add(new PageCondition(reference, text.Value));
            }
        }

        return found;
    }

    private Dictionary<Language, string>? Sentences(string key)
    {
        if (map.Map(key) is not { } sentences)
        {
            return null;
        }

        foreach (var sentence in languages.Select(language => sentences.Text(language.Code)).OfType<YamlText>())
        {
            // What the engine refused has no answer that could be put in.
            CheckReferences(sentence, key == "refused" ? [] : All);
        }

        return Translations.Texts(sentences, languages);
    }

    private HashSet<string> All => [.. _answers, .. _counts];

    private bool CheckReferences(YamlText text, IReadOnlyCollection<string> known) =>
        ValueReference.In(text.Value).ToList().TrueForAll(reference => IsKnown(text, reference, known));

    private bool IsKnown(YamlText text, ValueReference reference, IReadOnlyCollection<string> known)
    {
        if (known.Contains(reference.Name) && !(_counts.Contains(reference.Name) && reference.Path.Count > 0))
        {
            return true;
        }

        bag.Error(
            Codes.InvalidValue,
            text.Location,
            $"`{reference}` is no answer or count that is there at this point",
            known.Count == 0 ? "write it without braces" : $"begin with one of: {string.Join(", ", known.Order(StringComparer.Ordinal))}"
        );
        return false;
    }

    /// <summary>Checks that both answers are possible.</summary>
    private void CheckSides(int conditions, Dictionary<Language, string>? refused)
    {
        if (conditions == 0 && refused is null && !map.Has("when") && !map.Has("unless") && !map.Has("refused"))
        {
            bag.Error(Codes.OneSidedCheck, map.Location, "this check can never say no", "add `when`, `unless` or `refused`");
        }
    }
}
