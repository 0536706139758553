using System.Diagnostics;

var (daemons, servers) = (Process.GetProcessesByName("dockerd").Length, Process.GetProcessesByName("mariadbd").Length);

Console.WriteLine($"dockerd: {daemons}, mariadbd: {servers}. {(daemons == 0 && servers == 1 ? "The container outlived the daemon." : "")}");
return daemons == 0 && servers == 1 ? 0 : 1;
