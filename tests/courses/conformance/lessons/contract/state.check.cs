var here = Directory.GetCurrentDirectory();
Console.WriteLine($"Here is {here}.");
return here == "/home/you/work" ? 0 : 1;
