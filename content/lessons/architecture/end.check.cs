// As root, since other users can't look into /run/runc.
var there = Directory.Exists("/run/runc/alone");
Console.WriteLine(there ? "The container alone is still there." : "runc has no container named alone.");
return there ? 1 : 0;
