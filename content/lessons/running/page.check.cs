var there = File.Exists("index.html") && File.ReadAllText("index.html").Contains("Hello from my own page", StringComparison.Ordinal);

Console.WriteLine(there ? "Your page is in the file index.html." : "There is no file index.html with your page here.");
return there ? 0 : 1;
