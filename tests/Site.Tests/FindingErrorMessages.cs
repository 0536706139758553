using Site.Content;
using Site.Pages;

namespace Site.Tests;

/// <summary>Readers paste an error message into the search, and find the step that explains it.</summary>
public sealed class FindingErrorMessages
{
    /// <summary>Messages of all engines, with names, paths, addresses and ids that no recording has.</summary>
    private static readonly IReadOnlyList<(string Pasted, string Step)> Messages =
    [
        // Client and daemon.
        (
            "Cannot connect to the Docker daemon at unix:///home/mia/.docker/run/docker.sock. Is the docker daemon running?",
            "troubleshooting.html#not-running"
        ),
        (
            "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: "
                + "Get \"http://%2Fvar%2Frun%2Fdocker.sock/v1.47/images/json\": dial unix /var/run/docker.sock: connect: permission denied",
            "troubleshooting.html#no-permission"
        ),
        (
            "unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid JSON: invalid character '}' looking for beginning of object key string",
            "troubleshooting.html#broken-log"
        ),
        (
            "Nov 26 10:11:12 mia dockerd[812]: unable to configure the Docker daemon with file /etc/docker/daemon.json: the following directives are "
                + "specified both as a flag and in the configuration file: hosts: (from flag: [fd://], from file: [tcp://0.0.0.0:2375])",
            "troubleshooting.html#twice-log"
        ),
        (
            "Error response from daemon: client version 1.41 is too old. Minimum supported API version is 1.44, please upgrade your client to a newer version",
            "troubleshooting.html#too-old"
        ),
        (
            "Error response from daemon: client version 1.52 is too new. Maximum supported API version is 1.47",
            "troubleshooting.html#too-new"
        ),
        // Registries.
        (
            "Error response from daemon: pull access denied for ngnix, repository does not exist or may require 'docker login': "
                + "denied: requested access to the resource is denied",
            "troubleshooting-registries.html#denied"
        ),
        ("no matching manifest for windows/amd64 in the manifest list entries", "troubleshooting-registries.html#arm-only"),
        (
            "no matching manifest for linux/arm64/v8 in the manifest list entries: no match for platform in manifest: not found",
            "troubleshooting-registries.html#arm-only"
        ),
        ("toomanyrequests: You have reached your pull rate limit.", "troubleshooting-registries.html#too-many"),
        (
            "Error response from daemon: Get \"https://registry-1.docker.io/v2/\": dial tcp: lookup registry-1.docker.io on 192.168.1.1:53: "
                + "read udp 192.168.1.7:40312->192.168.1.1:53: read: connection refused",
            "troubleshooting-registries.html#no-name"
        ),
        (
            "Error response from daemon: Get \"http://10.1.2.3:5000/v2/\": dial tcp 10.1.2.3:5000: connect: connection refused",
            "troubleshooting-registries.html#refused"
        ),
        (
            "Error response from daemon: Get \"https://quay.io/v2/\": proxyconnect tcp: dial tcp 10.0.0.3:8080: connect: connection refused",
            "troubleshooting-registries.html#proxy-refused"
        ),
        // Docker 20.10 has fewer words in front than later versions.
        (
            "Error response from daemon: Get \"https://hub.mia.lan/v2/\": x509: certificate signed by unknown authority",
            "troubleshooting-registries.html#unknown-authority"
        ),
        (
            "Error response from daemon: Get \"https://hub.mia.lan/v2/\": tls: failed to verify certificate: x509: certificate signed by unknown authority",
            "troubleshooting-registries.html#unknown-authority"
        ),
        (
            "Error response from daemon: Get \"https://hub.mia.lan/v2/\": tls: failed to verify certificate: x509: certificate has expired or is not "
                + "yet valid: current time 2020-01-01T00:03:02Z is before 2026-05-01T00:00:00Z",
            "troubleshooting-registries.html#wrong-time"
        ),
        (
            "Error response from daemon: manifest for node:99-alpine not found: manifest unknown: manifest unknown",
            "troubleshooting-registries.html#not-found"
        ),
        // Containers.
        (
            "docker: Error response from daemon: Conflict. The container name \"/blog\" is already in use by container "
                + "\"0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9\". You have to remove (or rename) that container to be able "
                + "to reuse that name. See 'docker run --help'.",
            "troubleshooting-containers.html#name-taken"
        ),
        (
            "docker: Error response from daemon: driver failed programming external connectivity on endpoint blog "
                + "(0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9): Bind for 0.0.0.0:443 failed: port is already allocated.",
            "troubleshooting-containers.html#port-taken"
        ),
        ("Bind for 0.0.0.0:5432 failed: port is already allocated", "troubleshooting-containers.html#port-taken"),
        // Docker 28 words it differently.
        (
            "docker: Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint "
                + "blog (0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9): failed to bind host port for 0.0.0.0:80:172.17.0.2:80/tcp: address already in use",
            "troubleshooting-containers.html#address-in-use"
        ),
        (
            "docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: "
                + "runc create failed: unable to start container process: exec: \"npm\": executable file not found in $PATH: unknown.",
            "troubleshooting-containers.html#not-found"
        ),
        (
            "docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: "
                + "runc create failed: unable to start container process: error during container init: exec: \"/app/run.py\": permission denied",
            "troubleshooting-containers.html#not-executable"
        ),
        ("exec /usr/local/bin/entrypoint.sh: exec format error", "troubleshooting-containers.html#format"),
        (
            "Error response from daemon: Container 0a1b2c3d4e5f is restarting, wait until the container is running",
            "troubleshooting-containers.html#loop-exec"
        ),
        // The disk.
        (
            "docker: Error response from daemon: write /var/lib/docker/overlay2/0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9-init/"
                + ".tmp-link123456789: no space left on device.",
            "troubleshooting-disk.html#full"
        ),
        ("dd: error writing '/backup.tar': No space left on device", "troubleshooting-disk.html#fill"),
        (
            "error writing log entry: write /var/lib/docker/containers/0a1b2c3d4e5f/0a1b2c3d4e5f-json.log: no space left on device",
            "troubleshooting-disk.html#log-lost"
        ),
        // Each first `docker run` prints this, so the first lesson explains it.
        ("Unable to find image 'postgres:16' locally", "hello-world.html#run"),
    ];

    private static readonly Lazy<Task<SitePlan>> Plan = new(() => SearchFixture.PlanAsync("../../content"));

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task The_step_with_that_failure_comes_first(string language)
    {
        using var search = new SearchFixture();

        var found = await search.FirstAsync(await Plan.Value, Language.Find(language)!, [.. Messages.Select(message => message.Pasted)]);

        var missed = Messages
            .Zip(found, (message, first) => (message.Pasted, Wanted: $"lessons/{message.Step}", Found: first))
            .Where(item => item.Found != item.Wanted)
            .Select(item => $"{item.Pasted}\n  {item.Found}, not {item.Wanted}")
            .ToList();
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [Fact]
    public async Task Each_message_in_the_index_leads_to_a_step_that_printed_it()
    {
        var steps = (
            from page in (await Plan.Value).Pages
            where page.Language == Language.English
            from entry in page.Entries
            from message in entry.Messages
            where message.Split('…').Any(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 3)
            select (Id: $"{page.Path.From(PagePaths.SearchIndex(Language.English))}#{entry.Anchor}", Message: message)
        ).ToLookup(step => step.Message, step => step.Id);
        Assert.NotEmpty(steps);

        using var search = new SearchFixture();
        var found = await search.FirstAsync(await Plan.Value, Language.English, [.. steps.Select(step => step.Key)]);

        Assert.Equal(
            [],
            steps.Zip(found).Where(item => !item.First.Contains(item.Second)).Select(item => $"{item.First.Key}: {item.Second}")
        );
    }

    [Fact]
    public async Task What_is_no_error_message_is_searched_as_text()
    {
        using var search = new SearchFixture();

        var printed = await search.PrintedAsync(
            await Plan.Value,
            Language.English,
            [
                "how to remove a container",
                "is my container running",
                "what happens if a port is not published",
                "Using default tag: latest",
                "restart policy of a container",
                "error in the layout of my web page",
            ]
        );

        Assert.All(printed, ids => Assert.Empty(ids));
    }
}
