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

    /// <summary>Counts how often each term occurs in a text.</summary>
    /// <param name="pairs">Gets each term, followed by its count; the terms are in no order.</param>
    /// <returns>How many different terms there are.</returns>
    public int CountTerms(string text, List<int> pairs) => text.Length == 0 ? 0 : _counters.Value!.Count(text, pairs);

    private (string Term, int Number) Find(ReadOnlySpan<char> term)
    {
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (numbers.TryGetValue(term, out var known, out var number))
        {
            return (known, number);
        }

        lock (_terms)
        {
            if (!numbers.TryGetValue(term, out known, out number))
            {
                known = term.ToString();
                number = _terms.Count;
                _terms.Add(known);
                _numbers[known] = number;
            }

            return (known, number);
        }
    }

    /// <summary>Counts for one thread, without new memory for each text.</summary>
    private sealed class Counter
    {
        /// <summary>A power of two.</summary>
        private const int Places = 8192;

        /// <summary>
        /// The terms that were met last, each in the place that its hash gives it. Most words are met again soon, and to look there takes a
        /// fraction of the time of looking in the dictionary that all threads share.
        /// </summary>
        private readonly (string? Term, int Number)[] _met = new (string?, int)[Places];

        private readonly Vocabulary _terms;
        private readonly List<int> _found = [];
        private readonly Action<ReadOnlySpan<char>> _count;
        private int[] _counts = new int[1024];

        public Counter(Vocabulary terms) => (_terms, _count) = (terms, term => Add(NumberOf(term)));

        public int Count(string text, List<int> pairs)
        {
            Tokenizer.ForEach(text, _count);
            foreach (var term in _found)
            {
                pairs.Add(term);
                pairs.Add(_counts[term]);
                _counts[term] = 0;
            }

            var different = _found.Count;
            _found.Clear();
            return different;
        }

        private int NumberOf(ReadOnlySpan<char> term)
        {
            ref var met = ref _met[string.GetHashCode(term) & (Places - 1)];
            if (!term.SequenceEqual(met.Term))
            {
                met = _terms.Find(term);
            }

            return met.Number;
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
