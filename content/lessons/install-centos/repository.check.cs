const string Repository = "/etc/yum.repos.d/docker-ce.repo";
if (!File.Exists(Repository))
{
    Console.WriteLine($"There is no {Repository}.");
    return 1;
}

var address = File.ReadLines(Repository).First(line => line.StartsWith("baseurl="));
Console.WriteLine($"The packages come from {new Uri(address["baseurl=".Length..]).Host}.");
return address.StartsWith("baseurl=https://download.docker.com/") ? 0 : 1;
