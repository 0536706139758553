using System.Collections.Concurrent;

namespace Site.Highlighting;

/// <summary>A piece of code in one colour.</summary>
public readonly record struct CodeToken(CodeKind Kind, string Text);

/// <summary>
/// Finds the colours of code with TextMate's grammars. A grammar is loaded when the first code in its language comes, and the same code is
/// tokenised once.
/// </summary>
public static class Highlighter
{
    /// <summary>Longer code, in characters, has no colours: the time that a grammar needs can grow faster than the code.</summary>
    private const int MaxLength = 200_000;

    private static readonly ConcurrentDictionary<string, Lazy<Tokenizer>> Tokenizers = new();
    private static readonly RecentTexts Recent = new();

    /// <returns>The lines of the code, each without its line feed. Joined, the tokens of a line give the line.</returns>
    public static IReadOnlyList<IReadOnlyList<CodeToken>> Lines(string code, CodeLanguage language)
    {
        if (language.Scope is not { } scope || code.Length > MaxLength)
        {
            return [.. code.Split('\n').Select(line => Tokenizer.Plain(line))];
        }

        return Recent.Get(
            scope,
            code,
            () => Tokenizers.GetOrAdd(scope, scope => new Lazy<Tokenizer>(() => new Tokenizer(scope))).Value.Lines(code)
        );
    }
}
