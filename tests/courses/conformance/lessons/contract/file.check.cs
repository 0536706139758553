var found = File.Exists("greeting.txt") && File.ReadAllText("greeting.txt") == "Hello from a file, 你好。\n";
Console.WriteLine(found ? "greeting.txt is as it was written." : "There is no such greeting.txt.");
return found ? 0 : 1;
