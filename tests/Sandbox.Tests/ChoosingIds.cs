namespace Site.Sandbox.Tests;

/// <summary>Which ids a sandbox gets, by the ids that root has. The tables are those of <c>/proc/PID/uid_map</c>.</summary>
public sealed class ChoosingIds
{
    [Theory]
    [InlineData("0 0 4294967295", 1879048192, 131072, 1879048192)] // Root of the machine.
    [InlineData("0 1000 1\n1 100000 65536", 1, 65536, 100000)] // An ordinary user, as root of a namespace.
    [InlineData("0 1000 1\n1 100000 200000", 68929, 131072, 168928)]
    [InlineData("0 1879048192 131072", 65536, 65536, 1879113728)] // Root of a sandbox.
    [InlineData("0 1879048192 131072\n131072 1000 1", 65536, 65536, 1879113728)] // The same, if a directory of an ordinary user is shared.
    public void Root_itself_is_never_given_away(string map, long first, long count, long outside) =>
        Assert.Equal(new IdRange((uint)first, (uint)count, (uint)outside), IdRange.FromMap(map.Split('\n')));

    [Theory]
    [InlineData("0 100000 65536")] // A container of Docker with userns-remap.
    [InlineData("0 1000 1")]
    public void Fewer_ids_than_Debian_has_accounts_are_too_few(string map) => Assert.Null(IdRange.FromMap(map.Split('\n')));
}
