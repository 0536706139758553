using Site.Recordings.Normalising;

namespace Site.Tests;

/// <summary>What real engines print differently from run to run, and what must never pass for the same.</summary>
public sealed class Normalising
{
    [Theory]
    [InlineData("2d1519f3cd1f   hello-world   2 seconds ago", "91cad0fff01c   hello-world   About a minute ago")]
    [InlineData("Digest: sha256:6394f6c29adff04a8010ef2175f21c2eab19d658e14b33ae695487ff9088a920", "Digest: sha256:70c523ffe2dbd8f3ad34a0b35d717de1ca7b26f30fb9a6631391ae2004c8f38d")]
    [InlineData("#3 transferring context: 2B 0.0s done\n#3 DONE 0.1s", "#3 transferring context: 2B done\n#3 DONE 0.0s")]
    [InlineData("#3 transferring context: 2B 0.2s\n#3 transferring context: 2B 0.3s done\n#3 DONE 0.4s\n\n#4 CACHED", "#3 transferring context: 2B done\n\n#4 CACHED\n\n#3 DONE 0.0s")]
    [InlineData("NAMES\nagitated_shockley", "NAMES\ninspiring_lewin2")]
    [InlineData("2026-11-24T11:33:00.844349844Z ready", "2026-11-25T01:00:00.1Z ready")]
    [InlineData("busybox   latest   4.26MB", "busybox     latest     4.3MB")]
    [InlineData("2024544 bytes  COPY busybox", "2063232 bytes  COPY busybox")]
    [InlineData("\"MacAddress\": \"be:0f:73:5f:11:3b\"", "\"MacAddress\": \"02:42:ac:11:00:02\"")]
    [InlineData("0.0.0.0:32768->80/tcp, [::]:32768->80/tcp", "0.0.0.0:32770->80/tcp, [::]:32770->80/tcp")]
    [InlineData("one\r\ntwo", "one\ntwo")]
    [InlineData("\u001b[32mdone\u001b[0m", "done")]
    [InlineData("UID   PID   PPID  C  STIME  TTY  TIME      CMD\nroot  305   281   2  11:47  ?    00:00:00  sleep 300", "UID  PID  PPID C STIME TTY TIME CMD\nroot 288  267  0 11:52 ? 00:00:01 sleep 300")]
    [InlineData("Outside, the main process of box has PID 305.", "Outside, the main process of box has PID 1288.")]
    [InlineData(
        "64934ceb653e: Pulling fs layer\n37f0bc34b741: Pulling fs layer\n37f0bc34b741: Waiting\n64934ceb653e: Verifying Checksum\n64934ceb653e: Pull complete\n37f0bc34b741: Pull complete",
        "64934ceb653e: Pulling fs layer\n37f0bc34b741: Pulling fs layer\n64934ceb653e: Download complete\n64934ceb653e: Pull complete\n37f0bc34b741: Download complete\n37f0bc34b741: Pull complete")]
    public void Two_runs_of_the_same_command_are_alike(string one, string other) =>
        Assert.Equal(Normaliser.Normalise(one), Normaliser.Normalise(other));

    [Theory]
    [InlineData("Hello from Docker!", "Hello from Drydock!")]
    [InlineData("Exited (0) 2 seconds ago", "Exited (1) 2 seconds ago")]
    [InlineData("2d1519f3cd1f 2d1519f3cd1f", "2d1519f3cd1f 91cad0fff01c")]
    [InlineData("PID USER COMMAND\n1 root sleep 300", "PID USER COMMAND\n1 root sleep 500")]
    [InlineData("PID USER COMMAND\n1 root sleep 300", "PID USER COMMAND\n7 root sleep 300")]
    [InlineData("64934ceb653e: Pull complete", "64934ceb653e: Already exists")]
    [InlineData("#4 CACHED\n#5 DONE 0.1s", "#4 DONE 0.1s\n#5 DONE 0.1s")]
    [InlineData("#5 ERROR: no", "#5 DONE 0.1s")]
    [InlineData("Status: Downloaded newer image", "Status: Image is up to date")]
    [InlineData("deadbeefcafe", "2d1519f3cd1f")]
    [InlineData("02:42:ac:11:00:02 02:42:ac:11:00:02", "02:42:ac:11:00:02 02:42:ac:11:00:03")]
    [InlineData("0.0.0.0:8080->80/tcp", "0.0.0.0:8081->80/tcp")]
    [InlineData("0.0.0.0:32768->80/tcp", "0.0.0.0:32768->81/tcp")]
    [InlineData("0.0.0.0:32768->80/tcp, [::]:32768->80/tcp", "0.0.0.0:32768->80/tcp, [::]:32769->80/tcp")]
    [InlineData("172.17.0.2", "172.17.0.3")]
    [InlineData("linux, layers - 4", "linux, layers - 5")]
    [InlineData("localhost:5000/my_app/web", "localhost:5000/your_app/web")]
    public void Two_outputs_that_differ_stay_apart(string one, string other) =>
        Assert.NotEqual(Normaliser.Normalise(one), Normaliser.Normalise(other));

    [Fact]
    public void An_id_has_the_same_name_wherever_it_comes_up() =>
        Assert.Equal("<id-1> <id-2> <id-1>", Normaliser.Normalise("2d1519f3cd1f 91cad0fff01c 2d1519f3cd1f"));
}
