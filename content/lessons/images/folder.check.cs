var here = Path.GetFileName(Environment.CurrentDirectory);

Console.WriteLine($"The current directory is {here}.");
return here == "greeting" ? 0 : 1;
