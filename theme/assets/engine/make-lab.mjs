// Boots the PC of the lab once, and writes the files that a site serves.
//   node make-lab.mjs DISK OUTPUT
import { make } from './making.mjs';

const root = 'sudo nsenter --target $made --mount --uts --ipc --net --pid';

/** What readers type to make a container by hand, once through. */
const round = [
  'cd /dev/shm && mkdir try && cd try && mkdir image lower upper work root && tar -xf ~/busybox.tar -C image && ls image',
  "for layer in $(jq -r '.[0].Layers[]' image/manifest.json); do sudo tar -xf image/$layer -C lower; done && ls -l lower",
  'sudo mount -t overlay overlay -o lowerdir=lower,upperdir=upper,workdir=work root && findmnt root',
  'sudo --background unshare --mount --uts --ipc --net --pid --fork root/bin/busybox sleep 3600 >/dev/null 2>&1; sleep 1',
  'export made=$(pgrep --parent $(pgrep --exact unshare)) && sudo lsns --task $made --output TYPE,PID,NS | LC_ALL=C sort',
  "cat >enter.sh <<'EOF'\nset -e\nhostname try\ncd /dev/shm/try/root\nmkdir -p proc dev old\nmount -t proc proc proc\ntouch dev/null\nmount -o bind /dev/null dev/null\nbin/busybox pivot_root . old\numount -l old\nrmdir old\nEOF",
  'cat enter.sh; ps -ef | grep busybox; ls -l /proc/self/ns',
  'sudo nsenter --target $made --mount --uts --pid $PWD/root/bin/busybox sh $PWD/enter.sh',
  `${root} sh -c 'hostname; ls /; /bin/ps'`,
  "export group=/sys/fs/cgroup/try && sudo mkdir $group && sudo sh -c \"echo 6 >$group/pids.max && echo $made >$group/cgroup.procs\"",
  `sudo sh -c "echo \\$\\$ >$group/cgroup.procs; ${root.replace('sudo ', '')} sh -c 'for n in 1 2 3 4 5; do sleep 1 & done'"; cat $group/pids.events`,
  "sudo ip link add try0 type veth peer name eth0 netns $made && sudo ip address add 10.99.0.1/24 dev try0 && sudo ip link set try0 up",
  "sudo nsenter --target $made --net sh -c 'ip address add 10.99.0.2/24 dev eth0 && ip link set eth0 up' && ip address",
  'sudo nsenter --target $made --mount --net ping -c 1 10.99.0.1 | grep transmitted',
  "grep -hE 'CapEff|Seccomp_filters' /proc/$made/status; cat /proc/$made/cgroup",
  'sudo kill -KILL $made; sleep 1; cd ~ && sudo umount /dev/shm/try/root && sudo rm -r /dev/shm/try && sudo rmdir $group; unset made group',
];

async function warm(machine, times) {
  for (let index = 0; index < times; index++) {
    for (const command of round) {
      await machine.type(command);
    }

    // As the page asks its checks.
    await machine.root("pgrep -fx 'sleep 3600'; findmnt --noheadings --output FSTYPE /; ip -json address show lo | base64 --wrap=0; test -e /; sed -n 1p /proc/1/status");
  }

  await machine.forget();
}

async function finish(machine) {
  // What a reader needs once only is loaded then.
  await machine.root('dd if=/home/you/busybox.tar iflag=nocache count=0 status=none');
  // Of what the machine has read, it keeps what these programs need to start. The rest comes from the disk when it is used.
  await machine.root(`echo 2 >/proc/sys/vm/drop_caches
for program in tar jq findmnt unshare nsenter lsns pgrep ip sort grep mkdir rm; do $program -V || $program --version; done </dev/null >/dev/null 2>&1`);
  await machine.type('sudo true');
  await machine.forget();
  return { kernel: (await machine.root('uname -r')).trim() };
}

await make({ memory: 128 << 20, spare: 2, warm, rounds: 2, finish });
