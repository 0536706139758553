var addresses = File.ReadLines("/etc/yum.repos.d/docker-ce.repo")
    .Where(line => line.StartsWith("baseurl="))
    .Select(line => new Uri(line["baseurl=".Length..]).Host)
    .Distinct()
    .ToList();

Console.WriteLine($"The packages come from {string.Join(" and ", addresses)}.");
return addresses is ["mirrors.aliyun.com"] ? 0 : 1;
