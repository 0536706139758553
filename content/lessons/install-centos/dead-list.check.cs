using System.Net;
using System.Net.Sockets;

var isAdded = File.Exists("/etc/yum.repos.d/centos-7.repo");
Console.WriteLine(isAdded ? "dnf knows the repository centos-7." : "dnf doesn't know a repository centos-7.");
try
{
    Dns.GetHostAddresses("mirrorlist.centos.org");
    Console.WriteLine("mirrorlist.centos.org has an address.");
    return 1;
}
catch (SocketException)
{
    Console.WriteLine("mirrorlist.centos.org has no address.");
    return isAdded ? 0 : 1;
}
