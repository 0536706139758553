var missing = new[] { "/usr/bin/gcc", "/usr/bin/g++" }.Where(file => !File.Exists(file)).ToList();

Console.WriteLine(missing.Count == 0 ? "gcc and g++ are installed." : $"Not installed: {string.Join(", ", missing)}.");
return missing.Count == 0 ? 0 : 1;
