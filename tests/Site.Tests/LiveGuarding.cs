using System.Net;
using System.Net.Sockets;
using System.Text;
using Site.Commands;
using Site.Diagnostics;
using Site.Live;
using Site.Processes;

namespace Site.Tests;

/// <summary>
/// Who must not get in to the live mode: other sites in the reader's browser, other users of the computer, and whoever has an old link. No
/// test here starts a machine, and none needs one.
/// </summary>
public sealed class LiveGuarding
{
    private const int Nobody = 65534;
    private const string Socket = "/_drydock/live/socket?lesson=hello-world&engine=trixie";

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.1:{port}")]
    [InlineData("0.0.0.0:{port}")]
    [InlineData("2130706433:{port}")]
    [InlineData("localhost.:{port}")]
    [InlineData("localhost:{port}.evil.example")]
    public async Task A_name_that_is_not_this_computers_is_refused_also_for_pages(string host)
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        foreach (
            var path in new[]
            {
                "/",
                "/en/lessons/hello-world.html",
                "/_drydock/live/assets/live.js",
                "/_drydock/events",
                served.Link.PathAndQuery,
            }
        )
        {
            using var response = await SendAsync(
                served,
                HttpMethod.Get,
                path,
                ("Host", host.Replace("{port}", $"{served.Address.Port}", StringComparison.Ordinal))
            );

            Assert.True(response.StatusCode is HttpStatusCode.MisdirectedRequest or HttpStatusCode.BadRequest, $"{host} {path}");
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("[::1]")]
    public async Task The_names_of_this_computer_are_accepted(string host)
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        using var response = await SendAsync(
            served,
            HttpMethod.Get,
            "/en/lessons/hello-world.html",
            ("Host", $"{host}:{served.Address.Port}")
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.168.1.1")]
    public void An_address_that_other_computers_can_reach_is_an_error(string address)
    {
        var error = Assert.Throws<CommandLineException>(() => LiveServing.Enter(IPAddress.Parse(address)));

        Assert.Contains($"--host {address} is not possible with it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_may_frame_a_page_and_no_other_site_may_read_one()
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        foreach (var path in new[] { "/", "/en/lessons/hello-world.html", "/missing", "/_drydock/live/assets/live.js" })
        {
            using var response = await SendAsync(served, HttpMethod.Get, path, ("Origin", "http://evil.example"));

            Assert.Equal(["DENY"], response.Headers.GetValues("X-Frame-Options"));
            Assert.Equal(["frame-ancestors 'none'"], response.Headers.GetValues("Content-Security-Policy"));
            Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>A page of another site, one of the same site but another port, a page from disk, and programs that send no origin.</summary>
    [Theory]
    [InlineData("http://evil.example", "cross-site")]
    [InlineData("http://127.0.0.1:1", "same-site")]
    [InlineData("https://127.0.0.1:{port}", null)]
    [InlineData("null", "cross-site")]
    [InlineData("null", null)]
    [InlineData("file://", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("http://127.0.0.1:{port}", "cross-site")]
    [InlineData("http://127.0.0.1:{port}", "same-site")]
    [InlineData("http://127.0.0.1:{port}", "none")]
    [InlineData("http://localhost:{port}", "same-site")]
    public async Task A_request_of_another_origin_changes_nothing_even_with_the_cookie(string? origin, string? site)
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        var from = origin?.Replace("{port}", $"{served.Address.Port}", StringComparison.Ordinal);
        (string, string?)[] headers = [("Origin", from), ("Sec-Fetch-Site", site), ("Cookie", served.Cookie)];
        foreach (
            var method in new[]
            {
                HttpMethod.Post,
                HttpMethod.Put,
                HttpMethod.Delete,
                HttpMethod.Patch,
                HttpMethod.Options,
                new HttpMethod("EVIL"),
            }
        )
        {
            using var sent = await SendAsync(served, method, Socket, headers);
            Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        }

        using var upgrade = await SendAsync(served, HttpMethod.Get, Socket, [.. headers, .. Upgrade]);
        Assert.Equal(HttpStatusCode.Forbidden, upgrade.StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        using var client = served.Client();
        using var form = new FormUrlEncodedContent([new("type", "run")]);
        form.Headers.Add("Cookie", served.Cookie);
        using var request = new HttpRequestMessage(HttpMethod.Post, Socket) { Content = form };
        request.Headers.Add("Origin", "http://evil.example");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Cookie", served.Cookie);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("drydock-live-{port}=")]
    [InlineData("drydock-live-{port}=000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("drydock-live-{port}=000000000000000000000000000000000000000000000000000000000000000x")]
    [InlineData("drydock-live-1={secret}")]
    [InlineData("drydock-live-{port}={secret}0")]
    [InlineData("drydock-live-{port}={SECRET}")]
    public async Task Without_the_right_cookie_there_is_no_socket_and_pages_are_plain(string? cookie)
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        var secret = served.Cookie.Split('=')[1];
        var given = cookie
            ?.Replace("{port}", $"{served.Address.Port}", StringComparison.Ordinal)
            .Replace("{secret}", secret, StringComparison.Ordinal)
            .Replace("{SECRET}", secret.ToUpperInvariant(), StringComparison.Ordinal);

        using var upgrade = await SendAsync(
            served,
            HttpMethod.Get,
            Socket,
            [("Origin", $"http://{served.Host}"), ("Cookie", given), .. Upgrade]
        );
        Assert.Equal(HttpStatusCode.Forbidden, upgrade.StatusCode);

        using var page = await SendAsync(served, HttpMethod.Get, "/en/lessons/hello-world.html", ("Cookie", given));
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("/_drydock/live", html, StringComparison.Ordinal);
        Assert.Contains(LiveServed.Policy, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_works_once_and_then_only_for_the_browser_that_used_it()
    {
        await using var served = await LiveServed.StartAsync();
        using var first = await SendAsync(served, HttpMethod.Get, served.Link.PathAndQuery);
        var cookie = first.Headers.GetValues("Set-Cookie").Single();

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal("/", first.Headers.Location!.OriginalString);
        Assert.Matches($"^drydock-live-{served.Address.Port}=[0-9a-f]{{64}}; path=/; samesite=strict; httponly$", cookie);
        Assert.Equal(["no-referrer"], first.Headers.GetValues("Referrer-Policy"));

        using var again = await SendAsync(served, HttpMethod.Get, served.Link.PathAndQuery);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.False(again.Headers.Contains("Set-Cookie"));

        using var same = await SendAsync(served, HttpMethod.Get, served.Link.PathAndQuery, ("Cookie", cookie.Split(';')[0]));
        Assert.Equal(HttpStatusCode.SeeOther, same.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("?token={token}0")]
    [InlineData("?token={token}&token={token}")]
    [InlineData("?Token=x")]
    public async Task A_missing_or_wrong_token_lets_nobody_in_and_does_not_use_up_the_link(string query)
    {
        await using var served = await LiveServed.StartAsync();
        var token = served.Link.Query["?token=".Length..];
        using var wrong = await SendAsync(
            served,
            HttpMethod.Get,
            "/_drydock/live/enter" + query.Replace("{token}", token, StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.False(wrong.Headers.Contains("Set-Cookie"));

        using var right = await SendAsync(served, HttpMethod.Get, served.Link.PathAndQuery);
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
    }

    [Fact]
    public async Task Of_a_hundred_that_open_the_link_at_once_one_gets_in()
    {
        await using var served = await LiveServed.StartAsync();
        var responses = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => SendAsync(served, HttpMethod.Get, served.Link.PathAndQuery))
        );

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.SeeOther);
        Array.ForEach(responses, response => response.Dispose());
    }

    [Fact]
    public async Task After_a_restart_neither_the_old_link_nor_the_old_cookie_works()
    {
        string link;
        string cookie;
        await using (var old = await (await LiveServed.StartAsync()).EnterAsync())
        {
            (link, cookie) = (old.Link.PathAndQuery, old.Cookie.Split('=')[1]);
        }

        await using var served = await LiveServed.StartAsync();
        using var stolen = await SendAsync(served, HttpMethod.Get, link);
        Assert.Equal(HttpStatusCode.Forbidden, stolen.StatusCode);

        using var upgrade = await SendAsync(
            served,
            HttpMethod.Get,
            Socket,
            [("Origin", $"http://{served.Host}"), ("Cookie", $"drydock-live-{served.Address.Port}={cookie}"), .. Upgrade]
        );
        Assert.Equal(HttpStatusCode.Forbidden, upgrade.StatusCode);
        Assert.Contains(
            "was started again",
            await upgrade.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        // The page of a lesson says so, too, and has no machine.
        using var page = await SendAsync(
            served,
            HttpMethod.Get,
            "/en/lessons/hello-world.html",
            ("Cookie", $"drydock-live-{served.Address.Port}={cookie}")
        );
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("live.js\" data-restarted defer", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-lesson", html, StringComparison.Ordinal);
    }

    /// <summary>After a click in a web mail, a redirect would be a request of that site, with which browsers send no strict cookie.</summary>
    [Fact]
    public async Task After_a_click_on_another_site_a_page_sends_the_browser_on()
    {
        await using var served = await LiveServed.StartAsync();
        using var response = await SendAsync(served, HttpMethod.Get, served.Link.PathAndQuery, ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.Contains("Set-Cookie"));
        Assert.Contains("url=/", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/_drydock/live/assets/../secret.txt")]
    [InlineData("/_drydock/live/assets/..%2fsecret.txt")]
    [InlineData("/_drydock/live/assets/%2e%2e/secret.txt")]
    [InlineData("/_drydock/live/assets/%2e%2e%2fsecret.txt")]
    [InlineData("/_drydock/live/assets/..%5csecret.txt")]
    [InlineData("/_drydock/live/assets/..%252fsecret.txt")]
    [InlineData("/_drydock/live/assets/....//secret.txt")]
    [InlineData("/_drydock/live/assets/%c0%ae%c0%ae%c0%afsecret.txt")]
    [InlineData("/_drydock/live/assets//etc/passwd")]
    [InlineData("/_drydock/live/assets/%2fetc%2fpasswd")]
    [InlineData("/_drydock/live/assets/linked.txt")]
    [InlineData("/_drydock/live/assets/live.js%00.txt")]
    [InlineData("/../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/en/..%2f..%2f..%2fsecret.txt")]
    public async Task No_spelling_of_a_path_leads_out(string path)
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        var secret = Path.Combine(Path.GetDirectoryName(served.Assets)!, "secret.txt");
        await File.WriteAllTextAsync(secret, "a secret", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(served.Assets, "linked.txt"), secret);

        // HttpClient would tidy up the path, so it is sent as it is.
        var answer = await RawAsync(served, $"GET {path} HTTP/1.1\r\nHost: {served.Host}\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (400|404) ", answer);
        Assert.DoesNotContain("a secret", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lesson=../../etc&engine=trixie", "404")]
    [InlineData("lesson=hello-world&engine=../trixie", "400")]
    [InlineData("lesson=hello-world", "400")]
    [InlineData("engine=trixie", "404")]
    [InlineData("lesson=hello-world&engine=trixie&engine=forky", "400")]
    public async Task Only_lessons_and_engines_that_there_are_have_machines(string query, string status)
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        using var response = await SendAsync(
            served,
            HttpMethod.Get,
            $"/_drydock/live/socket?{query}",
            [("Origin", $"http://{served.Host}"), ("Cookie", served.Cookie), .. Upgrade]
        );

        Assert.Equal(status, $"{(int)response.StatusCode}");
    }

    [Fact]
    public async Task Slow_and_half_open_connections_keep_nobody_out()
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        var half = new List<TcpClient>();
        for (var count = 0; count < 200; count++)
        {
            var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, served.Address.Port, TestContext.Current.CancellationToken);
            await client
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes(count % 2 == 0 ? "GET / HT" : "GET / HTTP/1.1\r\nHo"),
                    TestContext.Current.CancellationToken
                );
            half.Add(client);
        }

        using var response = await SendAsync(served, HttpMethod.Get, "/");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        half.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task Another_user_of_this_computer_gets_plain_pages_and_no_machine_also_with_the_cookie_and_the_link()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can become another user");
        await using var served = await LiveServed.StartAsync();
        Assert.StartsWith("HTTP/1.1 403 ", await AsNobodyAsync(served, served.Link.PathAndQuery), StringComparison.Ordinal);
        await served.EnterAsync();

        foreach (var headers in new[] { "", $"Cookie: {served.Cookie}\r\n" })
        {
            Assert.StartsWith("HTTP/1.1 403 ", await AsNobodyAsync(served, Socket, headers + UpgradeLines), StringComparison.Ordinal);
            var page = await AsNobodyAsync(served, "/en/lessons/hello-world.html", headers);
            Assert.StartsWith("HTTP/1.1 200 ", page, StringComparison.Ordinal);
            Assert.DoesNotContain("/_drydock/live", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_sudo_the_user_who_typed_it_gets_in()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can become another user");
        await using var served = await LiveServed.StartAsync(users: PeerUsers.OfThisStart($"{Nobody}"));
        await served.EnterAsync();

        var page = await AsNobodyAsync(served, "/en/lessons/hello-world.html", $"Cookie: {served.Cookie}\r\n");

        Assert.Contains("data-lesson=\"hello-world\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AddressFamily.InterNetwork, "127.0.0.1")]
    [InlineData(AddressFamily.InterNetworkV6, "::ffff:127.0.0.1")]
    public async Task Whatever_socket_a_browser_uses_its_user_is_known(AddressFamily family, string address)
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        using var client = new TcpClient(family);
        if (family == AddressFamily.InterNetworkV6)
        {
            client.Client.DualMode = true;
        }

        await client.ConnectAsync(IPAddress.Parse(address), served.Address.Port, TestContext.Current.CancellationToken);

        var page = await ReadAsync(
            client,
            $"GET /en/lessons/hello-world.html HTTP/1.1\r\nHost: {served.Host}\r\nCookie: {served.Cookie}\r\nConnection: close\r\n\r\n"
        );

        Assert.Contains("data-lesson=\"hello-world\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_a_lesson_loads_the_other_half_and_no_policy_is_weakened()
    {
        await using var served = await (await LiveServed.StartAsync()).EnterAsync();
        var pages = new List<string>();
        foreach (var path in new[] { "/en/lessons/hello-world.html", "/en/docs/live.html", "/" })
        {
            using var response = await SendAsync(served, HttpMethod.Get, path, ("Cookie", served.Cookie));
            pages.Add(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Contains(
            "<script src=\"/_drydock/live/assets/live.js\" data-lesson=\"hello-world\" data-engine=\"trixie\" defer></script>",
            pages[0],
            StringComparison.Ordinal
        );
        Assert.All(pages.Skip(1), page => Assert.DoesNotContain("/_drydock/live", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains($"content=\"{LiveServed.Policy}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_there_can_be_no_machine_pages_of_lessons_say_why_and_there_is_no_socket()
    {
        var missing = new MachineException("This computer lacks <something>", "Run `sudo apt-get install \"it\"`");
        await using var served = await LiveServed.StartAsync(missing: missing);
        using var lesson = await SendAsync(served, HttpMethod.Get, "/en/lessons/hello-world.html");
        var html = await lesson.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("data-missing=\"This computer lacks &lt;something&gt;. Run ", html, StringComparison.Ordinal);

        using var doc = await SendAsync(served, HttpMethod.Get, "/en/docs/live.html");
        Assert.Contains("A page", await doc.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var upgrade = await SendAsync(served, HttpMethod.Get, Socket, [("Origin", $"http://{served.Host}"), .. Upgrade]);
        Assert.Equal(HttpStatusCode.NotFound, upgrade.StatusCode);
    }

    /// <summary>Asks for something as another user, and reads the answer.</summary>
    private static Task<string> AsNobodyAsync(LiveServed served, string path, string headers = "")
    {
        const string Script = """
            exec 3<>"/dev/tcp/127.0.0.1/$1"
            printf '%s' "$2" >&3
            timeout 5 cat <&3 || true
            """;
        return HostProcess.ReadAsync(
            HostCommand.Of(
                "setpriv",
                $"--reuid={Nobody}",
                $"--regid={Nobody}",
                "--clear-groups",
                "bash",
                "-c",
                Script,
                "another",
                $"{served.Address.Port}",
                $"GET {path} HTTP/1.1\r\nHost: {served.Host}\r\nOrigin: http://{served.Host}\r\n{headers}{(headers.Contains("Upgrade", StringComparison.Ordinal) ? "" : "Connection: close\r\n")}\r\n"
            ),
            ct: TestContext.Current.CancellationToken
        );
    }

    private const string UpgradeLines =
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";

    private static (string, string?)[] Upgrade =>
        [
            ("Connection", "Upgrade"),
            ("Upgrade", "websocket"),
            ("Sec-WebSocket-Version", "13"),
            ("Sec-WebSocket-Key", Convert.ToBase64String(new byte[16])),
        ];

    private static async Task<HttpResponseMessage> SendAsync(
        LiveServed served,
        HttpMethod method,
        string path,
        params (string Name, string? Value)[] headers
    )
    {
        using var client = served.Client();
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> RawAsync(LiveServed served, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, served.Address.Port, TestContext.Current.CancellationToken);
        return await ReadAsync(client, request);
    }

    private static async Task<string> ReadAsync(TcpClient client, string request)
    {
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
