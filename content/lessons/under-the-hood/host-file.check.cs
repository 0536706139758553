var path = "/etc/made-in-a-container";
if (!File.Exists(path))
{
    Console.WriteLine($"There is no {path}.");
    return 1;
}

try
{
    File.AppendAllText(path, "");
    Console.WriteLine($"{path} is there, but you may write to it yourself: are you root?");
    return 1;
}
catch (UnauthorizedAccessException)
{
    Console.WriteLine($"{path} is there, and as {Environment.UserName}, you may not change it.");
    return 0;
}
