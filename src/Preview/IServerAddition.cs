using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Site.Preview;

/// <summary>What another part of the program serves besides the site.</summary>
public interface IServerAddition
{
    /// <summary>Adds middleware that every request passes before anything else.</summary>
    void UseFirst(IApplicationBuilder app);

    /// <summary>Adds routes.</summary>
    void Map(IEndpointRouteBuilder routes);

    /// <summary>Changes a page before it is sent.</summary>
    /// <param name="path">The path from the site's root: <c>en/lessons/images.html</c>.</param>
    /// <returns>Null to send the page as it is.</returns>
    ReadOnlyMemory<byte>? Change(HttpContext context, string path, ReadOnlyMemory<byte> page);

    /// <summary>Is called after each build of the site.</summary>
    void OnBuilt();
}
