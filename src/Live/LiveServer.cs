using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Engines;
using Site.Files;
using Site.Preview;
using Site.Snippets;

namespace Site.Live;

/// <summary>The live mode of the server: the pages that it serves have a machine on which the reader does the lesson.</summary>
internal sealed class LiveServer : IServerAddition, IAsyncDisposable
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary>How long the end of the machines is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>How many threads are started at once when needed. Several block for each machine, because they read what it prints.</summary>
    private const int Threads = 128;

    private readonly Guard _guard;
    private readonly LiveAssets _assets;
    private readonly LiveCourse _course;
    private readonly Machines _machines;
    private readonly Sessions _sessions;
    private readonly LiveLimits _limits;
    private readonly CancellationTokenSource _end;
    private readonly Lazy<Task> _ended;
    private bool _isDisposed;

    /// <param name="assets">The directories of the browser's half.</param>
    public LiveServer(
        string content,
        Cache cache,
        IReadOnlyList<string> assets,
        IProgress<string> progress,
        CancellationToken ct,
        LiveLimits? limits = null,
        PeerUsers? users = null
    )
    {
        ThreadPool.SetMinThreads(Threads, Threads);
        var packages = PackageSet.OfThisProgram();
        _end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _limits = limits ?? LiveLimits.Default;
        _guard = new Guard(users ?? PeerUsers.OfThisStart(Environment.GetEnvironmentVariable("SUDO_UID")));
        _assets = new LiveAssets(assets);
        _course = new LiveCourse(content, cache, packages, progress);
        _machines = new Machines(cache, _course.Images, progress, _end.Token);
        _sessions = new Sessions(_course, _machines, new EditedPrograms(packages), _limits);

        // The machines end while the server still closes its connections. On a busy computer that can take longer than somebody wants to
        // wait; what is still there when this program ends, ends with it.
        _ended = new Lazy<Task>(() => Task.WhenAny(Task.Run(EndAsync), Task.Delay(Patience)));
        _end.Token.Register(() => _ = _ended.Value);
    }

    /// <summary>Prepares what the first reader would otherwise wait for.</summary>
    public void Warm()
    {
        _machines.Warm();
        _ = _course.WarmAsync();
    }

    /// <inheritdoc cref="Guard.LinkOf"/>
    public string LinkOf(string address) => _guard.LinkOf(address);

    public void UseFirst(IApplicationBuilder app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        app.Use(next => context => _guard.CheckAsync(context, next));
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Guard.EnterPath, _guard.EnterAsync);
        _assets.Map(routes);
        routes.MapGet("/_drydock/live/socket", context => _guard.RequireAsync(context, ConnectAsync));
    }

    public ReadOnlyMemory<byte>? Change(HttpContext context, string path, ReadOnlyMemory<byte> page)
    {
        if (LiveAssets.LessonOf(path) is { } lesson && _assets.Exist)
        {
            if (_guard.HasEntered(context))
            {
                return LiveAssets.AddTo(page, lesson, EngineName.Default.Suite);
            }

            if (_guard.EnteredEarlier(context))
            {
                return LiveAssets.AddRestartTo(page);
            }
        }

        return null;
    }

    public void OnBuilt() => _course.OnEdited();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _end.CancelAsync();
        await _ended.Value;
        _end.Dispose();
    }

    private Task EndAsync() => Task.WhenAll(_sessions.DisposeAsync().AsTask(), _machines.DisposeAsync().AsTask());

    private async Task ConnectAsync(HttpContext context)
    {
        var (lesson, engine) = (context.Request.Query["lesson"].ToString(), context.Request.Query["engine"].ToString());
        if (!context.WebSockets.IsWebSocketRequest || EngineName.All.FirstOrDefault(name => name.Suite == engine) is not { } known)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (!await _sessions.HasAsync(lesson))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // A page that is only read must not start a machine. It asks for one that runs already.
        var resumes = context.Request.Query.ContainsKey("resume");
        if (!resumes)
        {
            // Before the socket is open: from then on, it has to be read from, or it counts as broken.
            await _sessions.PrepareAsync(lesson);
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        if ((resumes ? _sessions.Find(lesson, known) : await _sessions.GetAsync(lesson, known)) is { } session)
        {
            await session.ServeAsync(socket, _end.Token);
            return;
        }

        using var tab = new Tab(socket, (_, _) => { }, (_, _, _) => { });
        tab.Send(
            resumes
                ? new MachineMessage(MachineState.Ended, "", known.Suite, Reason: MachineMessage.None)
                : new MachineMessage(MachineState.Refused, "", known.Suite, Reason: WhyRefused)
        );
        await tab.RunAsync(_end.Token);
    }

    private string WhyRefused =>
        _sessions.Count < _limits.Most
            ? "A program of this lesson does not compile. The console of `serve` says which."
            : $"There are {_limits.Most} machines already, each with an open page. Close the page of another lesson and try again.";
}
