try
{
    File.ReadAllText("/root/secret");
    Console.WriteLine($"The user {Environment.UserName} can read /root/secret.");
    return 1;
}
catch (UnauthorizedAccessException)
{
    Console.WriteLine($"The user {Environment.UserName} can't read /root/secret.");
    return 0;
}
