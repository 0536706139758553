var proof = File.Exists("/etc/proof") ? File.ReadAllText("/etc/proof").Trim() : "nothing";
Console.WriteLine($"/etc/proof says {proof}.");
return proof == "proof" ? 0 : 1;
