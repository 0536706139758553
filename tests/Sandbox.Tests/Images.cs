namespace Site.Sandbox.Tests;

/// <summary>The images that lessons pull behave like the images of Docker Hub that they replace.</summary>
public sealed class Images(OneSandbox one) : IClassFixture<OneSandbox>
{
    [Fact]
    public async Task Debian_has_a_shell_and_finds_containers_by_name()
    {
        var sandbox = await one.StartedAsync();
        await sandbox.ReadAsync("docker network create near && docker run --detach --network near --name neighbour debian sleep 100");
        Assert.Contains(
            "1 received",
            await sandbox.ReadAsync("docker run --rm --network near debian bash -c 'ping -c 1 neighbour'"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "uid=0(root)",
            await sandbox.ReadAsync("docker run --rm debian sh -c 'id; ps aux; ls -l /; awk 1 /etc/os-release'"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nginx_serves_a_page_on_a_published_port_and_logs_it()
    {
        var sandbox = await one.StartedAsync();
        await sandbox.ReadAsync("docker run --detach --name web --publish 8080:80 nginx");
        Assert.Contains(
            "nginx in a container",
            await sandbox.ReadAsync("curl --silent --fail --retry 20 --retry-all-errors --retry-delay 1 http://localhost:8080/"),
            StringComparison.Ordinal
        );
        Assert.Contains("GET / HTTP", await sandbox.ReadAsync("docker logs web"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_of_ones_own_takes_an_image_and_gives_it_back()
    {
        var sandbox = await one.StartedAsync();
        await sandbox.ReadAsync(
            "docker run --detach --publish 5001:5000 registry && curl --silent --fail --retry 20 --retry-all-errors --retry-delay 1 http://localhost:5001/v2/"
        );
        await sandbox.ReadAsync(
            "docker pull --quiet hello-world && docker tag hello-world localhost:5001/mine && docker push --quiet localhost:5001/mine && docker rmi localhost:5001/mine"
        );
        Assert.Contains("mine", await sandbox.ReadAsync("curl --silent http://localhost:5001/v2/_catalog"), StringComparison.Ordinal);
        Assert.Contains("Hello from", await sandbox.ReadAsync("docker run --rm localhost:5001/mine"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_the_inner_registry_shows_a_reader_what_was_pulled()
    {
        var sandbox = await one.StartedAsync();
        await sandbox.ReadAsync("docker pull --quiet busybox", Account.Reader);
        Assert.Contains(
            "/v2/library/busybox/manifests/",
            await sandbox.ReadAsync("cat /var/log/registry.log", Account.Reader),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_image_that_needs_what_no_computer_can_have_is_refused_by_name()
    {
        var images = Directory.CreateTempSubdirectory("images-");
        try
        {
            var needs = Path.Combine(images.CreateSubdirectory("odd").FullName, "needs");
            await File.WriteAllTextAsync(needs, "a mainframe\n", TestContext.Current.CancellationToken);

            var fault = await Assert.ThrowsAsync<SandboxException>(() =>
                LabImages.GetAsync(
                    Site.Files.Cache.OfThisUser(),
                    null!,
                    images.FullName,
                    new Progress<string>(),
                    TestContext.Current.CancellationToken
                )
            );

            Assert.Equal($"{needs} names something else than qemu, which is all that an image can need", fault.Message);
        }
        finally
        {
            images.Delete(recursive: true);
        }
    }
}
