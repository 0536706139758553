var file = "/etc/yum.repos.d/centos-7.repo";
var address = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("baseurl=")) : null;

Console.WriteLine(address is null ? "The repository centos-7 has no baseurl." : $"The repository centos-7 has the address {address["baseurl=".Length..]}.");
return address?.Contains("//vault.centos.org/") == true ? 0 : 1;
