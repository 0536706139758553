var there = File.Exists("Dockerfile") && File.ReadLines("Dockerfile").FirstOrDefault() == "FROM nginx";

Console.WriteLine(there ? "The Dockerfile starts from nginx." : "There is no Dockerfile that starts from nginx in this directory.");
return there ? 0 : 1;
