using Site.Recordings.Normalising;

namespace Site.Tests;

/// <summary>What differs between runs of a real engine counts as the same; any other difference must not.</summary>
public sealed class Normalising
{
    [Theory]
    [InlineData("2d1519f3cd1f   hello-world   2 seconds ago", "91cad0fff01c   hello-world   About a minute ago")]
    [InlineData(
        "Digest: sha256:6394f6c29adff04a8010ef2175f21c2eab19d658e14b33ae695487ff9088a920",
        "Digest: sha256:70c523ffe2dbd8f3ad34a0b35d717de1ca7b26f30fb9a6631391ae2004c8f38d"
    )]
    [InlineData("#3 transferring context: 2B 0.0s done\n#3 DONE 0.1s", "#3 transferring context: 2B done\n#3 DONE 0.0s")]
    [InlineData(
        "#3 transferring context: 2B 0.2s\n#3 transferring context: 2B 0.3s done\n#3 DONE 0.4s\n\n#4 CACHED",
        "#3 transferring context: 2B done\n\n#4 CACHED\n\n#3 DONE 0.0s"
    )]
    [InlineData(
        "#1 transferring dockerfile:\n#1 transferring dockerfile: 112B 0.0s done\n#1 DONE 0.0s",
        "#1 transferring dockerfile: 112B done\n#1 DONE 0.0s"
    )]
    [InlineData("NAMES\nagitated_shockley", "NAMES\ninspiring_lewin2")]
    [InlineData("real\t0m0.364s", "real\t0m19.8s")]
    [InlineData("box   332KiB / 23.54GiB", "box   1.1MiB / 4GiB")]
    [InlineData("6.12.117+deb13-cloud-amd64", "6.12.120+deb13-cloud-amd64")]
    [InlineData("6.1.0-50-cloud-amd64", "6.1.0-51-cloud-amd64")]
    [InlineData("2026-11-24T11:33:00.844349844Z ready", "2026-11-25T01:00:00.1Z ready")]
    [InlineData("GET /events?since=1795672208&until=1795672808.651 200", "GET /events?since=1795667842&until=1795668443 200")]
    [InlineData("busybox   latest   4.26MB", "busybox     latest     4.3MB")]
    [InlineData("2024544 bytes  COPY busybox", "2063232 bytes  COPY busybox")]
    [InlineData("\"MacAddress\": \"be:0f:73:5f:11:3b\"", "\"MacAddress\": \"02:42:ac:11:00:02\"")]
    [InlineData("0.0.0.0:32768->80/tcp, [::]:32768->80/tcp", "0.0.0.0:32770->80/tcp, [::]:32770->80/tcp")]
    [InlineData("mnt 4026532331\nuser 4026531837", "mnt 4026532254\nuser 4026531837")]
    [InlineData("/overlay2/l/6GQ3IOITJ2Q4G4NJ2YN2KNNG3F:/l/B", "/overlay2/l/TZF6XDSBX5ZWTNFNRHZCTZXTUZ:/l/B")]
    [InlineData(
        "#1 load\n#1 DONE 0.0s\n#2 FROM busybox\n#2 DONE 0.1s\n#3 COPY\n",
        "#1 FROM busybox\n#1 DONE 0.1s\n#2 load\n#2 DONE 0.0s\n#3 COPY\n"
    )]
    [InlineData("write /x-init/.tmp-link1222470390: no space left on device", "write /x-init/.tmp-link319974421: no space left on device")]
    [InlineData("/snapshots/1/fs/bin /snapshots/3/fs/etc", "/snapshots/2/fs/bin /snapshots/1/fs/etc")]
    [InlineData(
        "docker: no.\ntime=\"2026-11-26T07:01:02Z\" level=error msg=\"error waiting for container: context canceled\" \n",
        "docker: no.\n"
    )]
    [InlineData(
        "Dependencies resolved.\n(1/2): gcc-11.rpm   6.1 MB/s | 6.2 kB     00:00    \n(2/2): git-2.rpm  61 MB/s |  82 kB     00:00    \nComplete!",
        "Last metadata expiration check: 0:00:01 ago on Thu Nov 26 09:14:21 2026.\nDependencies resolved.\n"
            + "(1/2): git-2.rpm  8.6 MB/s |  82 kB     00:01    \n(2/2): gcc-11.rpm   0.0  B/s |   0  B     00:00    \nComplete!"
    )]
    [InlineData(
        "     Active: active (running) since Thu 2026-11-26 09:11:44 UTC; 20ms ago\n   Main PID: 184 (dockerd)\n      Tasks: 9\n     Memory: 27.3M",
        "     Active: active (running) since Fri 2026-11-27 10:00:01 UTC; 1min 3s ago\n Invocation: 2fc8\n   Main PID: 1840 (dockerd)\n      Tasks: 12\n     Memory: 3.1M"
    )]
    [InlineData("             └─184 /usr/sbin/dockerd -H fd://", "             └─1840 /usr/sbin/dockerd -H fd://")]
    [InlineData("one\r\ntwo", "one\ntwo")]
    [InlineData("\u001b[32mdone\u001b[0m", "done")]
    [InlineData(
        "UID   PID   PPID  C  STIME  TTY  TIME      CMD\nroot  305   281   2  11:47  ?    00:00:00  sleep 300",
        "UID  PID  PPID C STIME TTY TIME CMD\nroot 288  267  0 11:52 ? 00:00:01 sleep 300"
    )]
    [InlineData(
        "Process 267 of this machine is `sleep 300`. The kernel knows it by the numbers 267 and 1.",
        "Process 1273 of this machine is `sleep 300`. The kernel knows it by the numbers 1273 and 1."
    )]
    [InlineData(
        "16317df73875: Preparing\n4d8a037622cf: Preparing\n4d8a037622cf: Waiting\n16317df73875: Mounted from fleet/ship\n4d8a037622cf: Pushed",
        "16317df73875: Preparing\n4d8a037622cf: Preparing\n4d8a037622cf: Pushed\n16317df73875: Mounted from fleet/ship"
    )]
    [InlineData(
        "16317df73875: Preparing\n4d8a037622cf: Preparing\n16317df73875: Layer already exists\n4d8a037622cf: Layer already exists",
        "16317df73875: Preparing\n4d8a037622cf: Preparing\n4d8a037622cf: Layer already exists\n16317df73875: Layer already exists"
    )]
    [InlineData("Outside, the main process of box has PID 305.", "Outside, the main process of box has PID 1288.")]
    [InlineData(
        "64934ceb653e: Pulling fs layer\n37f0bc34b741: Pulling fs layer\n37f0bc34b741: Waiting\n64934ceb653e: Verifying Checksum\n64934ceb653e: Pull complete\n37f0bc34b741: Pull complete",
        "64934ceb653e: Pulling fs layer\n37f0bc34b741: Pulling fs layer\n64934ceb653e: Download complete\n64934ceb653e: Pull complete\n37f0bc34b741: Download complete\n37f0bc34b741: Pull complete"
    )]
    [InlineData(
        "08b2eeb49f76/\n08b2eeb49f76/VERSION\n08b2eeb49f76/json\n08b2eeb49f76/layer.tar\n5693f58060eb.json\n6baeb79d46a9/\n6baeb79d46a9/VERSION\n6baeb79d46a9/json\n6baeb79d46a9/layer.tar\nmanifest.json",
        "a8b2eeb49f76/\na8b2eeb49f76/VERSION\na8b2eeb49f76/json\na8b2eeb49f76/layer.tar\nbbaeb79d46a9/\nbbaeb79d46a9/VERSION\nbbaeb79d46a9/json\nbbaeb79d46a9/layer.tar\nc693f58060eb.json\nmanifest.json"
    )]
    public void Two_runs_of_the_same_command_are_alike(string one, string other) =>
        Assert.Equal(Normaliser.Normalise(one), Normaliser.Normalise(other));

    [Theory]
    [InlineData("     Active: active (running) since now; 1s ago", "     Active: failed (Result: exit-code) since now; 1s ago")]
    [InlineData("Installing : gcc-11-1.x86_64   1/2", "Installing : git-11-1.x86_64   1/2")]
    [InlineData("Hello from Docker!", "Hello from Drydock!")]
    [InlineData("GET /events?since=0 200", "GET /events?since=1795672208 200")]
    [InlineData("Exited (0) 2 seconds ago", "Exited (1) 2 seconds ago")]
    [InlineData("2d1519f3cd1f 2d1519f3cd1f", "2d1519f3cd1f 91cad0fff01c")]
    [InlineData("PID USER COMMAND\n1 root sleep 300", "PID USER COMMAND\n1 root sleep 500")]
    [InlineData("PID USER COMMAND\n1 root sleep 300", "PID USER COMMAND\n7 root sleep 300")]
    [InlineData("64934ceb653e: Pull complete", "64934ceb653e: Already exists")]
    [InlineData("64934ceb653e: Pushed", "64934ceb653e: Layer already exists")]
    [InlineData("64934ceb653e: Mounted from one", "64934ceb653e: Mounted from two")]
    [InlineData("#4 CACHED\n#5 DONE 0.1s", "#4 DONE 0.1s\n#5 DONE 0.1s")]
    [InlineData("#5 ERROR: no", "#5 DONE 0.1s")]
    [InlineData("Status: Downloaded newer image", "Status: Image is up to date")]
    [InlineData("deadbeefcafe", "2d1519f3cd1f")]
    [InlineData("02:42:ac:11:00:02 02:42:ac:11:00:02", "02:42:ac:11:00:02 02:42:ac:11:00:03")]
    [InlineData("0.0.0.0:8080->80/tcp", "0.0.0.0:8081->80/tcp")]
    [InlineData("0.0.0.0:32768->80/tcp", "0.0.0.0:32768->81/tcp")]
    [InlineData("0.0.0.0:32768->80/tcp, [::]:32768->80/tcp", "0.0.0.0:32768->80/tcp, [::]:32769->80/tcp")]
    [InlineData("mnt 4026532331, ours 4026532331", "mnt 4026532331, ours 4026531841")]
    [InlineData("/overlay2/l/6GQ3IOITJ2Q4G4NJ2YN2KNNG3F", "/overlay2/diff")]
    [InlineData("write /x-init/.tmp-link1222470390: no space", "write /x-init/link: no space")]
    [InlineData("/snapshots/1/fs/bin /snapshots/1/fs/etc", "/snapshots/1/fs/bin /snapshots/2/fs/etc")]
    [InlineData("172.17.0.2", "172.17.0.3")]
    [InlineData("linux, layers - 4", "linux, layers - 5")]
    [InlineData("localhost:5000/my_app/web", "localhost:5000/your_app/web")]
    [InlineData("08b2eeb49f76 one\n5693f58060eb two", "5693f58060eb two\n08b2eeb49f76 one")]
    [InlineData(
        "08b2eeb49f76/a\n08b2eeb49f76/b\n08b2eeb49f76/c\n08b2eeb49f76/d\n5693f58060eb/a\n5693f58060eb/b\n5693f58060eb/c\n5693f58060eb/d",
        "08b2eeb49f76/a\n08b2eeb49f76/b\n08b2eeb49f76/c\n08b2eeb49f76/d\n5693f58060eb/a\n5693f58060eb/b\n5693f58060eb/c\n5693f58060eb/e"
    )]
    public void Two_outputs_that_differ_stay_apart(string one, string other) =>
        Assert.NotEqual(Normaliser.Normalise(one), Normaliser.Normalise(other));

    [Fact]
    public void An_id_has_the_same_name_wherever_it_comes_up() =>
        Assert.Equal("<id-1> <id-2> <id-1>", Normaliser.Normalise("2d1519f3cd1f 91cad0fff01c 2d1519f3cd1f"));

    [Theory]
    [InlineData("Linux 6.12.48+deb13-amd64 x86_64", "Linux 5.10.0-36-amd64 x86_64")]
    [InlineData("Linux 2.6.72+deb13-amd64 x86_64", "Linux 2.6.70-36-amd64 x86_64")]
    [InlineData("both are 6.12.48+deb13-amd64.", "both are 5.10.0-36-amd64.")]
    public void The_same_command_on_two_kernels_is_alike(string one, string other) =>
        Assert.Equal(Normaliser.Normalise(one, "6.12.48+deb13-amd64"), Normaliser.Normalise(other, "5.10.0-36-amd64"));

    [Theory]
    [InlineData("Linux 6.12.48+deb13-amd64 x86_64", "Linux 6.1.0-9-amd64 x86_64")]
    [InlineData("Linux 6.12.48+deb13-amd64 x86_64", "Linux 6.12.48+deb13-amd64 aarch64")]
    [InlineData("Linux 6.12.48+deb13-amd64 x86_64", "Linux 2.6.73+deb13-amd64 x86_64")]
    [InlineData("2.6.72+deb13-amd64", "2.6.72")]
    public void Another_release_than_the_kernel_s_stays_apart(string one, string other) =>
        Assert.NotEqual(Normaliser.Normalise(one, "6.12.48+deb13-amd64"), Normaliser.Normalise(other, "6.12.48+deb13-amd64"));

    [Theory]
    [InlineData("Docker version 26.1.5", "6.1")]
    [InlineData("Docker version 26.1.5", "6.1.5")]
    [InlineData("nginx 1.6.1.5", "6.1")]
    [InlineData("linux 6.1.5", "6.1")]
    [InlineData("linux 6.1-rc3", "6.1")]
    [InlineData("linux 6.1", "")]
    public void A_release_within_another_number_is_not_the_kernel_s(string text, string kernel) =>
        Assert.Equal(text, Normaliser.Normalise(text, kernel));

    [Theory]
    [InlineData("2d1519f3cd1f ran", "box is 2d1519f3cd1f", "f00dfeed0001 ran", "box is f00dfeed0001", true)]
    [InlineData("2d1519f3cd1f ran", "box is 2d1519f3cd1f", "f00dfeed0001 ran", "box is f00dfeed0002", false)]
    [InlineData("2d1519f3cd1f ran", "box is 91cad0fff01c", "f00dfeed0001 ran", "box is f00dfeed0001", false)]
    [InlineData(
        "sha256:6394f6c29adff04a8010ef2175f21c2eab19d658e14b33ae695487ff9088a920",
        "6394f6c29adf",
        "sha256:70c523ffe2dbd8f3ad34a0b35d717de1ca7b26f30fb9a6631391ae2004c8f38d",
        "70c523ffe2db",
        true
    )]
    [InlineData(
        "sha256:6394f6c29adff04a8010ef2175f21c2eab19d658e14b33ae695487ff9088a920",
        "6394f6c29adf",
        "sha256:70c523ffe2dbd8f3ad34a0b35d717de1ca7b26f30fb9a6631391ae2004c8f38d",
        "2d1519f3cd1f",
        false
    )]
    [InlineData(
        "2d1519f3cd1f ran",
        "blobs/2d1519f3cd1f\nblobs/91cad0fff01c",
        "f00dfeed0001 ran",
        "blobs/a00dfeed0002\nblobs/f00dfeed0001",
        true
    )]
    [InlineData(
        "2d1519f3cd1f ran",
        "blobs/2d1519f3cd1f\nblobs/91cad0fff01c",
        "f00dfeed0001 ran",
        "blobs/a00dfeed0002\nblobs/f00dfeed0003",
        false
    )]
    public void An_id_that_came_up_twice_is_the_same_through_a_lesson(
        string old,
        string laterOld,
        string fresh,
        string laterFresh,
        bool same
    )
    {
        var ids = new PairedIds();

        Assert.Equal(Normaliser.Normalise(laterOld), Normaliser.Normalise(laterFresh));
        Assert.Null(ids.Contradiction(old, fresh));
        Assert.Null(ids.Contradiction(old, fresh));
        Assert.Equal(same, ids.Contradiction(laterOld, laterFresh) is null);
    }
}
