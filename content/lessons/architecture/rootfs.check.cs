const string Root = "bundle/rootfs";
if (!Directory.Exists(Root))
{
    Console.WriteLine($"There is no directory {Root} here.");
    return 1;
}

var server = File.Exists(Root + "/usr/sbin/nginx");
Console.WriteLine($"{Root} has {Directory.GetFileSystemEntries(Root).Length} entries, and the program nginx is in it: {server}.");
return server ? 0 : 1;
