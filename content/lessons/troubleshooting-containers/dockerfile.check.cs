var there = File.Exists("Dockerfile");

Console.WriteLine(there ? "Dockerfile is there." : "There is no Dockerfile yet.");
return there ? 0 : 1;
