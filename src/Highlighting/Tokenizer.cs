using TextMateSharp.Grammars;
using TextMateSharp.Internal.Grammars;
using TextMateSharp.Registry;

namespace Site.Highlighting;

/// <summary>Splits code in one language into tokens.</summary>
internal sealed class Tokenizer
{
    /// <summary>A longer line, in characters, has no colours. It is most likely not written by hand.</summary>
    private const int MaxLine = 2000;

    /// <summary>After this many brackets inside of each other, or what else a grammar can nest, the rest of the code has no colours.</summary>
    private const int MaxDepth = 200;

    private readonly IGrammar _grammar;
    private readonly Dictionary<int, CodeKind> _kinds;
    private readonly Lock _lock = new();

    public Tokenizer(string scope)
    {
        var registry = new Registry(new GrammarFiles(scope));
        _grammar = registry.LoadGrammar(scope);
        _kinds = Enum.GetValues<CodeKind>().ToDictionary(kind => registry.GetTheme().GetColorId(KindTheme.ColourOf(kind)));
    }

    public static IReadOnlyList<CodeToken> Plain(string line) => line.Length > 0 ? [new CodeToken(CodeKind.Plain, line)] : [];

    /// <summary>Safe to call from several threads, which take turns: a grammar compiles its rules while it uses them.</summary>
    public IReadOnlyList<IReadOnlyList<CodeToken>> Lines(string code)
    {
        lock (_lock)
        {
            var lines = new List<IReadOnlyList<CodeToken>>();
            IStateStack? state = null;
            var isTooDeep = false;
            foreach (var line in code.Split('\n'))
            {
                if (isTooDeep || line.Length > MaxLine)
                {
                    lines.Add(Plain(line));
                    continue;
                }

                var result = _grammar.TokenizeLine2(line, state, TimeSpan.MaxValue);
                lines.Add([.. Tokens(line, result.Tokens)]);
                state = result.RuleStack;
                isTooDeep = state.Depth > MaxDepth;
            }

            return lines;
        }
    }

    /// <param name="tokens">For each token its start and what the theme says about it.</param>
    private IEnumerable<CodeToken> Tokens(string line, int[] tokens)
    {
        for (var at = 0; at < tokens.Length; )
        {
            var (start, kind) = (tokens[at], KindOf(tokens[at + 1]));
            do
            {
                at += 2;
            } while (at < tokens.Length && KindOf(tokens[at + 1]) == kind);

            var end = at < tokens.Length ? tokens[at] : line.Length;
            if (end > start)
            {
                yield return new CodeToken(kind, line[start..end]);
            }
        }
    }

    private CodeKind KindOf(int attributes) => _kinds.GetValueOrDefault(EncodedTokenAttributes.GetForeground(attributes));
}
