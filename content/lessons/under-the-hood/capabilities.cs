#:package Docker.DotNet.Enhanced@4.3.3
using Docker.DotNet;
using Docker.DotNet.Models;

using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
using var docker = new DockerClientBuilder().Build();

// The names of the bits, in the kernel's order. The list isn't complete: those that Docker grants are all below number 32.
string[] names =
[
    "chown", "dac_override", "dac_read_search", "fowner", "fsetid", "kill", "setgid", "setuid", "setpcap", "linux_immutable",
    "net_bind_service", "net_broadcast", "net_admin", "net_raw", "ipc_lock", "ipc_owner", "sys_module", "sys_rawio", "sys_chroot",
    "sys_ptrace", "sys_pacct", "sys_admin", "sys_boot", "sys_nice", "sys_resource", "sys_time", "sys_tty_config", "mknod", "lease",
    "audit_write", "audit_control", "setfcap",
];

var pid = (await docker.Containers.InspectContainerAsync("box", timeout.Token)).State?.Pid ?? 0;
var line = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("CapEff:"));
var set = Convert.ToUInt64(line.Split('\t')[1], 16);

// `docker run --cap-add` and `--cap-drop` use the same names, and the API's HostConfig has them as CapAdd and CapDrop.
Console.WriteLine($"root in box may: {string.Join(", ", names.Where((_, bit) => (set >> bit & 1) == 1))}");
Console.WriteLine($"root in box may not: {string.Join(", ", names.Where((_, bit) => (set >> bit & 1) == 0))}, and some more");
