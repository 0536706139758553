// The kernel's table of neighbours: who has answered at which interface, and with which hardware address. 0x2 means that it's known.
var neighbour = File.ReadLines("/proc/net/arp")
    .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
    .FirstOrDefault(words => words[0] == "10.99.0.2" && words[^1] == "hand0");

Console.WriteLine(neighbour is null ? "The host hasn't heard from 10.99.0.2 yet." : $"The host has heard from 10.99.0.2 at hand0, with the flags {neighbour[2]}.");
return neighbour?[2] == "0x2" ? 0 : 1;
