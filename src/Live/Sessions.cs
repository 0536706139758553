using Site.Engines;
using Site.Snippets;

namespace Site.Live;

/// <summary>How many machines there are, and for how long.</summary>
/// <param name="Most">How many sessions there are at most.</param>
/// <param name="Idle">How long a machine is kept after its last page was closed.</param>
public sealed record LiveLimits(int Most, TimeSpan Idle)
{
    public static LiveLimits Default { get; } = new(10, TimeSpan.FromMinutes(15));
}

/// <summary>The sessions: one for each lesson and engine.</summary>
internal sealed class Sessions : IAsyncDisposable
{
    private static readonly TimeSpan LongestSweep = TimeSpan.FromSeconds(20);
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Lesson, string Engine), Session> _sessions = [];
    private readonly List<Task> _ending = [];
    private readonly LiveCourse _course;
    private readonly Machines _machines;
    private readonly EditedPrograms _compiler;
    private readonly LiveLimits _limits;
    private readonly Timer _sweep;

    public Sessions(LiveCourse course, Machines machines, EditedPrograms compiler, LiveLimits limits)
    {
        (_course, _machines, _compiler, _limits) = (course, machines, compiler, limits);
        var interval = TimeSpan.FromTicks(Math.Min(limits.Idle.Ticks / 4, LongestSweep.Ticks));
        _sweep = new Timer(_ => EndIdle(), null, interval, interval);
    }

    /// <summary>How many sessions there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>Whether there is a lesson of this name.</summary>
    public Task<bool> HasAsync(string lesson) => _course.HasAsync(lesson);

    /// <summary>Compiles the programs of a lesson, so that its session can begin at once.</summary>
    public Task PrepareAsync(string lesson) => _course.FindAsync(lesson);

    /// <summary>Gets the session of a lesson if it has begun.</summary>
    public Session? Find(string lesson, EngineName engine)
    {
        lock (_lock)
        {
            return _sessions.GetValueOrDefault((lesson, engine.Suite)) is { IsOver: false } session ? session : null;
        }
    }

    /// <summary>Gets the session of a lesson, or begins one. If there are too many, the one that nobody has used for longest makes room.</summary>
    /// <returns>Null when all of them are in use, or when a program of the lesson does not compile.</returns>
    public async Task<Session?> GetAsync(string lesson, EngineName engine)
    {
        if (await _course.FindAsync(lesson) is not { } found)
        {
            return null;
        }

        lock (_lock)
        {
            var key = (lesson, engine.Suite);
            if (_sessions.TryGetValue(key, out var session) && !session.IsOver)
            {
                return session;
            }

            End(key);
            return _sessions.Count < _limits.Most || EndOldest() ? _sessions[key] = new Session(found, engine, _machines, _compiler) : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        Task[] ending;
        lock (_lock)
        {
            _sessions.Keys.ToList().ForEach(End);
            ending = [.. _ending];
        }

        await Task.WhenAll(ending);
    }

    private void EndIdle()
    {
        lock (_lock)
        {
            _sessions
                .Where(session => session.Value.LeftAt is { } left && DateTimeOffset.UtcNow - left > _limits.Idle)
                .Select(session => session.Key)
                .ToList()
                .ForEach(End);
        }
    }

    /// <returns>False when a page is open in each.</returns>
    private bool EndOldest()
    {
        var unused = _sessions.Where(session => session.Value.LeftAt is not null).ToList();
        if (unused.Count == 0)
        {
            return false;
        }

        End(unused.MinBy(session => session.Value.LeftAt).Key);
        return true;
    }

    private void End((string Lesson, string Engine) key)
    {
        if (_sessions.Remove(key, out var session))
        {
            _ending.RemoveAll(ending => ending.IsCompleted);
            _ending.Add(Task.Run(() => session.DisposeAsync().AsTask()));
        }
    }
}
