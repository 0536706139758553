var who = Environment.GetEnvironmentVariable("WHO");
Console.WriteLine($"WHO is {who ?? "not set"}.");
return who is null ? 0 : 1;
