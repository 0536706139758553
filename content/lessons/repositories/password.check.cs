var file = Path.GetFullPath("htpasswd");
if (!File.Exists(file))
{
    Console.WriteLine("There is no file htpasswd in this directory.");
    return 1;
}

// One line for each user: the name, a colon, and the hash. bcrypt hashes begin with $2y$.
var line = File.ReadLines(file).FirstOrDefault() ?? "";
Console.WriteLine(line.StartsWith("you:$2y$") ? "The file htpasswd has a bcrypt hash of your password, not the password." : "The file htpasswd has no bcrypt hash for you.");
return line.StartsWith("you:$2y$") ? 0 : 1;
