using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Site.Diagnostics;
using Site.Preview;

namespace Site.Live;

/// <summary>What takes the place of the live mode where there can be no machine: the pages of lessons say why.</summary>
/// <param name="assets">The directories of the browser's half.</param>
internal sealed class MissingMachine(MachineException missing, IReadOnlyList<string> assets) : IServerAddition
{
    private readonly LiveAssets _assets = new(assets);

    public void UseFirst(IApplicationBuilder app)
    {
        // Everybody may read the pages, as without the live mode.
    }

    public void Map(IEndpointRouteBuilder routes) => _assets.Map(routes);

    public ReadOnlyMemory<byte>? Change(HttpContext context, string path, ReadOnlyMemory<byte> page)
    {
        if (LiveAssets.LessonOf(path) is not null && _assets.Exist)
        {
            return LiveAssets.AddTo(page, missing.Message);
        }

        return null;
    }

    public void OnBuilt()
    {
        // What is missing does not depend on the content.
    }
}
