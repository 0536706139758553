using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Site.Live;

/// <summary>
/// Decides who gets in. Behind it is a shell on this computer, so only the browser that opened the link which was printed at the start may
/// use it. Pages of other sites that run in the same browser, and other users of the computer, must not.
/// </summary>
/// <param name="users">Whose connections count.</param>
internal sealed class Guard(PeerUsers users)
{
    /// <summary>The path of the link that is printed.</summary>
    public const string EnterPath = "/_drydock/live/enter";

    private const int SecretBytes = 32;
    private const string ForbiddenHost =
        "This address does not belong to Drydock. Open the link that `serve --live` printed, or http://127.0.0.1 with its port.\n";
    private const string ForbiddenOrigin = "Only Drydock's own pages can use this address.\n";
    private const string NotEntered = "Open the link that `serve --live` printed first.\n";
    private const string WrongToken =
        "This link was used before, or it is from an earlier start. Start `serve --live` again for a new one.\n";

    private const string OtherUser =
        "This connection belongs to another user of this computer than the one who started `serve --live`. Only that user gets a machine.\n";
    private const string FromEarlierStart =
        "`serve --live` was started again since this browser opened its link. Open the link that it printed this time.\n";

    private readonly string _token = NewSecret();
    private readonly string _cookie = NewSecret();
    private int _uses;

    /// <summary>The link that lets a browser in, once.</summary>
    /// <param name="address">The address of the server, without a path.</param>
    public string LinkOf(string address) => $"{address.TrimEnd('/')}{EnterPath}?token={_token}";

    /// <summary>Refuses what does not come from this server's own pages, and forbids that those are framed.</summary>
    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        return !HasOwnHost(context) ? RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, ForbiddenHost)
            : ChangesSomething(context) && !HasOwnOrigin(context) ? RefuseAsync(context, StatusCodes.Status403Forbidden, ForbiddenOrigin)
            : next(context);
    }

    /// <summary>Exchanges the token for the cookie, which sends the browser to the front page. The token works once.</summary>
    public Task EnterAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        if (!users.Made(context.Connection))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, OtherUser);
        }

        var isRight = Matches(context.Request.Query["token"], _token);
        if (!isRight || (Interlocked.Exchange(ref _uses, 1) > 0 && !HasEntered(context)))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, WrongToken);
        }

        context.Response.Cookies.Append(
            CookieName(context),
            _cookie,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
            }
        );
        return context.Request.Headers["Sec-Fetch-Site"] == "cross-site" ? MoveOnAsync(context) : RedirectAsync(context);
    }

    /// <summary>Whether the request has the cookie, and comes from the user to whom it was given.</summary>
    public bool HasEntered(HttpContext context) =>
        Matches(context.Request.Cookies[CookieName(context)], _cookie) && users.Made(context.Connection);

    /// <summary>
    /// Whether the request has a cookie from an earlier start on this port. Nothing can prove that, but whoever makes such a cookie up only
    /// learns that there is a new link.
    /// </summary>
    public bool EnteredEarlier(HttpContext context) =>
        context.Request.Cookies[CookieName(context)] is { Length: SecretBytes * 2 } cookie
        && cookie.All(char.IsAsciiHexDigitLower)
        && !Matches(cookie, _cookie);

    /// <summary>Lets only those requests pass that have the cookie.</summary>
    public Task RequireAsync(HttpContext context, RequestDelegate next) =>
        HasEntered(context)
            ? next(context)
            : RefuseAsync(
                context,
                StatusCodes.Status403Forbidden,
                EnteredEarlier(context) ? FromEarlierStart
                    : users.Made(context.Connection) ? NotEntered
                    : OtherUser
            );

    /// <summary>
    /// Whether the host of the URL is a name of this computer itself. The page of another site can give its own name this computer's
    /// address (DNS rebinding), and is then of the same origin as this server for the browser.
    /// </summary>
    private static bool HasOwnHost(HttpContext context)
    {
        var port = context.Connection.LocalPort;
        var host = context.Request.Host.Value;
        return new[] { "127.0.0.1", "localhost", "[::1]" }.Any(name =>
            string.Equals(host, $"{name}:{port}", StringComparison.OrdinalIgnoreCase)
            || (port == 80 && string.Equals(host, name, StringComparison.OrdinalIgnoreCase))
        );
    }

    /// <summary>A WebSocket starts with a GET, but is no less able to change something than a POST.</summary>
    private static bool ChangesSomething(HttpContext context) =>
        context.WebSockets.IsWebSocketRequest
        || context.Request.Headers.ContainsKey("Upgrade")
        || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));

    /// <summary>Whether the browser says that a page of this server makes the request.</summary>
    private static bool HasOwnOrigin(HttpContext context)
    {
        var headers = context.Request.Headers;
        return headers.Origin.Count == 1
            && string.Equals(headers.Origin, $"http://{context.Request.Host.Value}", StringComparison.OrdinalIgnoreCase)
            && headers["Sec-Fetch-Site"] is { Count: 0 } or { Count: 1 } and ["same-origin"];
    }

    /// <summary>The name contains the port, because a browser sends a cookie to every port of a host.</summary>
    private static string CookieName(HttpContext context) => $"drydock-live-{context.Connection.LocalPort}";

    /// <summary>Compares in a time that does not depend on how much of the secret is right.</summary>
    private static bool Matches([NotNullWhen(true)] string? given, string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(secret));

    private static Task RedirectAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/";
        return Task.CompletedTask;
    }

    /// <summary>
    /// Sends the browser on with a page. After a click on another site, such as a web mail, a redirect would still count as that site's
    /// request, and browsers send no strict cookie with it.
    /// </summary>
    private static Task MoveOnAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0; url=/\">"
                + "<title>Drydock</title></head><body><a href=\"/\">Drydock</a></body></html>"
        );
    }

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why);
    }

    private static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
}
