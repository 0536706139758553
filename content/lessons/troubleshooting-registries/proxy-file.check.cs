var there = File.Exists("proxy.conf");

Console.WriteLine(there ? "proxy.conf is there." : "There is no proxy.conf yet.");
return there ? 0 : 1;
