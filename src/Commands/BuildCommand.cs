using System.CommandLine;
using Site.Building;
using Site.Files;
using Site.Rendering;

namespace Site.Commands;

/// <summary><c>build</c>: the site, as files.</summary>
internal static class BuildCommand
{
    public static readonly Option<string> Content = new("--content")
    {
        Description = "The course's directory",
        DefaultValueFactory = _ => "content",
    };
    public static readonly Option<string> Output = new("--output")
    {
        Description = "Where the site goes",
        DefaultValueFactory = _ => "output",
    };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Warnings fail the build" };

    private static readonly Option<string> BaseUrl = new("--base-url")
    {
        Description = "Where the site will stand: brings full addresses, a sitemap and tags for previews of links",
    };
    private static readonly Option<string> Zip = new("--zip")
    {
        Description = "Writes the site into this file, too, and offers it on the site",
    };

    static BuildCommand()
    {
        BaseUrl.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && SiteAddress.Find(token.Value) is null)
            {
                given.AddError($"--base-url {token.Value} is not an address: write one such as https://docs.example.org/docker/.");
            }
        });
    }

    public static Command Create()
    {
        var command = new Command("build", "Build the site into a directory; no Docker Engine is needed")
        {
            Content,
            Output,
            Strict,
            BaseUrl,
            Zip,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var build = new SiteBuild(parsed.GetValue(Content)!, parsed.GetValue(Output)!, parsed.GetValue(Strict))
                {
                    Address = parsed.GetValue(BaseUrl) is { } address ? SiteAddress.Find(address) : null,
                    Zip = parsed.GetValue(Zip),
                }.With(Cache.OfThisUser());
                return await build.RunAsync(Console.Out, Console.Error, ct) ? ExitCodes.Fine : ExitCodes.ContentIsWrong;
            }
        );
        return command;
    }
}
