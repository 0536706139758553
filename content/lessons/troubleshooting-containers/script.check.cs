var there = File.Exists("start.sh");

Console.WriteLine(there ? "start.sh is there." : "There is no start.sh yet.");
return there ? 0 : 1;
