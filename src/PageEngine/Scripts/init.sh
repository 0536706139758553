#!/bin/bash
# Runs as PID 1 of the emulated PC: starts the engine, if it has one, the reader's shells on the consoles hvc0 and hvc1, and on hvc2 a connection
# to the engine's socket. On hvc3, a shell of root reads commands from whoever made this machine.
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TZ=UTC HOME=/root
mkdir -p /dev/pts /dev/shm /dev/mqueue
mount -t devpts -o mode=620,gid=5,ptmxmode=666 devpts /dev/pts
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
mount -t mqueue mqueue /dev/mqueue
# Some programs open their standard input as a file, such as crun for `docker update`.
ln -s /proc/self/fd /dev/fd
ln -s fd/0 /dev/stdin
ln -s fd/1 /dev/stdout
ln -s fd/2 /dev/stderr
mount -t tmpfs -o mode=755 tmpfs /run
mount -t tmpfs -o mode=1777 tmpfs /tmp
mount -t tmpfs -o mode=711,size=90% tmpfs /var/lib/docker
mount -t tmpfs -o mode=711 tmpfs /var/lib/containerd
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mkdir /sys/fs/cgroup/init
echo 1 >/sys/fs/cgroup/init/cgroup.procs
for controller in $(</sys/fs/cgroup/cgroup.controllers); do
  echo "+$controller" >/sys/fs/cgroup/cgroup.subtree_control
done
hostname drydock
# What nobody has asked for need not be in memory, and so in a snapshot.
echo 16 >/sys/block/sda/queue/read_ahead_kb

ip link set lo up

# Keeps a program running on a console. Arguments: CONSOLE COMMAND…
console() {
  local device=/dev/$1
  shift
  while :; do
    setsid --ctty --wait "$@" <>"$device" >&0 2>&1
    sleep 0.2
  done &
}

if [ -e /usr/lib/drydock/engine ]; then
  echo 'drydock: the engine starts' >/dev/ttyS0
  /usr/lib/drydock/engine
  console hvc2 bash -c 'stty raw -echo; until [ -S /run/docker.sock ]; do sleep 0.1; done; exec socat -,rawer UNIX-CONNECT:/run/docker.sock'
fi

for terminal in 0 1; do
  console hvc$terminal setpriv --reuid you --regid you --init-groups env -i HOME=/home/you USER=you LOGNAME=you SHELL=/bin/bash \
    LANG=C.UTF-8 TZ=UTC TERM=xterm-256color PATH="$PATH" bash --rcfile /usr/lib/drydock/terminal.bash
done
console hvc3 bash -c 'stty raw -echo; PS1= exec bash --noediting --norc'
echo 'drydock: ready' >/dev/ttyS0
wait
