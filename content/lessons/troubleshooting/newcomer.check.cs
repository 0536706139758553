var known = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("ann:", StringComparison.Ordinal));

Console.WriteLine(known ? "There is a user ann." : "There is no user ann.");
return known ? 0 : 1;
