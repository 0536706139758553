try
{
    File.ReadAllText("/etc/sudoers");
    Console.WriteLine($"{Environment.UserName} can read /etc/sudoers.");
    return 1;
}
catch (UnauthorizedAccessException)
{
    Console.WriteLine($"{Environment.UserName} can't read /etc/sudoers.");
    return 0;
}
