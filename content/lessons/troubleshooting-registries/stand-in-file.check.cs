var there = File.Exists("registry.py");

Console.WriteLine(there ? "registry.py is there." : "There is no registry.py yet.");
return there ? 0 : 1;
