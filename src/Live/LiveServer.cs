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
    private readonly Guard _guard = new();
    private readonly LiveAssets _assets;
    private readonly LiveCourse _course;
    private readonly Sessions _sessions;
    private readonly CancellationTokenSource _end;

    /// <param name="assets">The directories of the browser's half.</param>
    public LiveServer(string content, Cache cache, IReadOnlyList<string> assets, IProgress<string> progress, CancellationToken ct)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _assets = new LiveAssets(assets);
        _course = new LiveCourse(content, cache, PackageSet.OfThisProgram(), progress);
        _sessions = new Sessions(_course, new Machines(cache, _course.Images, _end.Token));
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
        routes.MapGet($"{LiveAssets.Path}/{{name}}", (HttpContext context, string name) => _assets.SendAsync(context, name));
        routes.MapGet("/_drydock/live/socket", context => _guard.RequireAsync(context, ConnectAsync));
    }

    public ReadOnlyMemory<byte>? Change(HttpContext context, string path, ReadOnlyMemory<byte> page) =>
        path.Split('/') is [_, "lessons", var file] && _guard.HasEntered(context) && _assets.Exist
            ? _assets.AddTo(page, Path.GetFileNameWithoutExtension(file), EngineName.Default.Suite, context.Request.Host)
            : null;

    public void OnBuilt() => _course.OnEdited();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _sessions.DisposeAsync();
        _end.Dispose();
    }

    private async Task ConnectAsync(HttpContext context)
    {
        var (lesson, engine) = (context.Request.Query["lesson"].ToString(), context.Request.Query["engine"].ToString());
        if (!context.WebSockets.IsWebSocketRequest || EngineName.All.FirstOrDefault(name => name.Suite == engine) is not { } known)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (await _sessions.FindAsync(lesson, known) is not { } session)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await session.ServeAsync(socket, _end.Token);
    }
}
