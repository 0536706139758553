var there = File.Exists("future.sh");

Console.WriteLine(there ? "future.sh is there." : "There is no future.sh yet.");
return there ? 0 : 1;
