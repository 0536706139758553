var there = File.Exists("site/index.html");

Console.WriteLine(there ? "The directory site has your page." : "There is no directory site with your page.");
return there ? 0 : 1;
