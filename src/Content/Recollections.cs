using System.Collections.Concurrent;
using Site.Diagnostics;
using Site.Files;

namespace Site.Content;

/// <summary>
/// What the preview has made of some files. As long as they are the same, it is not made again. All of it stays in memory, so that it is meant
/// for what is large in work but not in size: lessons and their recordings.
/// </summary>
internal sealed class Recollections
{
    private readonly ConcurrentDictionary<string, (Digest Key, object Made, IReadOnlyList<Diagnostic> Problems)> _all = [];

    /// <param name="name">What is made: a name that nothing else has.</param>
    /// <param name="key">A digest of everything that it is made from.</param>
    /// <param name="isOnly">Whether it was really made of that, and of nothing else; otherwise it is made each time.</param>
    /// <param name="bag">Receives the problems that were found when it was made, each time.</param>
    public T Recall<T>(string name, Digest key, DiagnosticBag bag, Func<DiagnosticBag, T> make, Func<T, bool> isOnly)
        where T : class?
    {
        if (!_all.TryGetValue(name, out var known) || known.Key != key)
        {
            var problems = new DiagnosticBag();
            var made = make(problems);
            known = (key, made!, problems.Sorted);
            if (isOnly(made))
            {
                _all[name] = known;
            }
        }

        bag.AddAll(known.Problems);
        return (T)known.Made;
    }
}
