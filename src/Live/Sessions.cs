using Site.Engines;

namespace Site.Live;

/// <summary>The sessions: one for each lesson and engine.</summary>
internal sealed class Sessions(LiveCourse course, Machines machines) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Lesson, string Engine), Session> _sessions = [];

    /// <returns>Null when there is no such lesson.</returns>
    public async Task<Session?> FindAsync(string lesson, EngineName engine)
    {
        if (await course.FindAsync(lesson) is not { } found)
        {
            return null;
        }

        lock (_lock)
        {
            var key = (lesson, engine.Suite);
            if (!_sessions.TryGetValue(key, out var session) || session.HasEnded)
            {
                session = _sessions[key] = new Session(found, engine, machines);
            }

            return session;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Session[] all;
        lock (_lock)
        {
            all = [.. _sessions.Values];
            _sessions.Clear();
        }

        await Task.WhenAll(all.Select(session => session.DisposeAsync().AsTask()));
    }
}
