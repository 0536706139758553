try
{
    File.ReadAllText("/etc/sudoers");
    Console.WriteLine($"The user {Environment.UserName} can read /etc/sudoers.");
    return 1;
}
catch (UnauthorizedAccessException)
{
    Console.WriteLine($"The user {Environment.UserName} can't read /etc/sudoers.");
    return 0;
}
