var there = File.Exists("compose.yaml") && File.ReadAllText("compose.yaml").Contains("services:", StringComparison.Ordinal);

Console.WriteLine(there ? "The file compose.yaml describes a service." : "There is no file compose.yaml that describes a service.");
return there ? 0 : 1;
