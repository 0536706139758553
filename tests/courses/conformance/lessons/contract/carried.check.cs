var who = Environment.GetEnvironmentVariable("WHO");
Console.WriteLine($"WHO is {who}.");
return who == "reader" ? 0 : 1;
