using System.Diagnostics;

var (clients, daemons, servers) = (Count("docker"), Count("dockerd"), Count("mariadbd"));

Console.WriteLine($"docker: {clients}, dockerd: {daemons}, mariadbd: {servers}. The container runs without a client.");
return clients == 0 && daemons == 1 && servers == 1 ? 0 : 1;

static int Count(string name) => Process.GetProcessesByName(name).Length;
