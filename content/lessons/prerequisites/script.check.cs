var there = File.Exists("compare.sh") && File.ReadAllText("compare.sh").Contains("docker run --rm busybox time", StringComparison.Ordinal);

Console.WriteLine(there ? "The file compare.sh measures a container." : "There is no file compare.sh that measures a container.");
return there ? 0 : 1;
