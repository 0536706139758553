var lists = Directory.Exists("/var/cache/dnf")
    ? Directory.GetFiles("/var/cache/dnf", "repomd.xml", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
    : [];
var isThere = lists.Any(file => file.Contains("/docker-ce-stable-"));

Console.WriteLine(isThere ? "dnf has the package list of docker-ce-stable." : "dnf has no package list of docker-ce-stable yet.");
return isThere ? 0 : 1;
