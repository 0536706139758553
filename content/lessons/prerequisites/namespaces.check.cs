// Every process has one file here for each kind of namespace that its kernel knows.
string[] needed = ["ipc", "mnt", "net", "pid", "uts"];
var missing = needed.Where(kind => !Path.Exists($"/proc/self/ns/{kind}")).ToList();

Console.WriteLine(missing.Count == 0
    ? $"This kernel has the {needed.Length} kinds of namespace that every container gets."
    : $"This kernel lacks namespaces: {string.Join(", ", missing)}.");
return missing.Count == 0 ? 0 : 1;
