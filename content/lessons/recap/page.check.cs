var there = File.Exists("index.html") && File.ReadAllText("index.html").Contains("Hello from the image");

Console.WriteLine(there ? "index.html is here, with its greeting." : "There is no index.html with a greeting in this directory.");
return there ? 0 : 1;
