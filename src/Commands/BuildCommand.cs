using System.CommandLine;
using Site.Building;
using Site.Files;
using Site.Rendering;

namespace Site.Commands;

/// <summary>The <c>build</c> command: writes the site into a directory.</summary>
internal static class BuildCommand
{
    public static readonly Option<string> Content = new("--content")
    {
        Description = "The directory that holds the course",
        DefaultValueFactory = _ => "content",
    };
    public static readonly Option<string> Output = new("--output")
    {
        Description = "The directory to write the site to",
        DefaultValueFactory = _ => "output",
    };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Fail the build if there are warnings" };

    private static readonly Option<string> BaseUrl = new("--base-url")
    {
        Description = "The address the site will be published at; adds canonical links, a sitemap and link previews",
    };
    private static readonly Option<string> Zip = new("--zip")
    {
        Description = "Also write the site as one zip file, and offer it for download on the site",
    };

    static BuildCommand()
    {
        BaseUrl.Validators.Add(option =>
        {
            if (option.Tokens is [var token] && SiteAddress.Find(token.Value) is null)
            {
                option.AddError($"--base-url {token.Value} is not an address; write one such as https://docs.example.org/docker/");
            }
        });
    }

    public static Command Create()
    {
        var command = new Command("build", "Build the site into a directory (needs no Docker Engine)")
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
                    Engine = PageEngineCommand.Find(parsed.GetValue(Content)!),
                }.With(Cache.OfThisUser());
                return await build.RunAsync(Console.Out, Console.Error, ct) ? ExitCodes.Fine : ExitCodes.ContentIsWrong;
            }
        );
        return command;
    }
}
