var release = File.ReadLines("/etc/os-release").FirstOrDefault(line => line.StartsWith("ID=")) ?? "ID=unknown";

Console.WriteLine($"The distribution calls itself {release["ID=".Length..].Trim('"')}.");
return release.Trim('"') is "ID=debian" or "ID=ubuntu" ? 0 : 1;
