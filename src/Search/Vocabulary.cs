using System.Collections.Concurrent;

namespace Site.Search;

/// <summary>
/// The terms of an index, each with a number. Most words of a text are terms already, so no text has strings for its words. Several threads
/// can use it.
/// </summary>
internal sealed class Vocabulary
{
    private readonly List<string> _terms = [];
    private readonly ConcurrentDictionary<string, int> _numbers = [];
    private readonly ThreadLocal<Counter> _counters;

    public Vocabulary() => _counters = new(() => new Counter(this));

    /// <summary>How many terms there are. Their numbers are those below it.</summary>
    public int Count => _terms.Count;

    public string this[int number] => _terms[number];

    /// <summary>How often each term occurs in a text; the terms are in no order.</summary>
    public (int Term, int Count)[] CountTerms(string text) => text.Length == 0 ? [] : _counters.Value!.Count(text);

    private int NumberOf(ReadOnlySpan<char> term)
    {
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (numbers.TryGetValue(term, out var number))
        {
            return number;
        }

        lock (_terms)
        {
            if (!numbers.TryGetValue(term, out number))
            {
                number = _terms.Count;
                _terms.Add(term.ToString());
                _numbers[_terms[number]] = number;
            }

            return number;
        }
    }

    /// <summary>Counts for one thread, without new memory for each text.</summary>
    private sealed class Counter
    {
        private readonly List<int> _found = [];
        private readonly Action<ReadOnlySpan<char>> _count;
        private int[] _counts = new int[1024];

        public Counter(Vocabulary terms) => _count = term => Add(terms.NumberOf(term));

        public (int Term, int Count)[] Count(string text)
        {
            Tokenizer.ForEach(text, _count);
            var counted = new (int Term, int Count)[_found.Count];
            foreach (var (index, term) in _found.Index())
            {
                counted[index] = (term, _counts[term]);
                _counts[term] = 0;
            }

            _found.Clear();
            return counted;
        }

        private void Add(int term)
        {
            if (term >= _counts.Length)
            {
                Array.Resize(ref _counts, term * 2);
            }

            if (_counts[term]++ == 0)
            {
                _found.Add(term);
            }
        }
    }
}
