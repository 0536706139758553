# PID 1 of the machine: starts what a machine has running, then waits for the end of the lifeline. bash reaps
# whatever is orphaned meanwhile; when it exits, the kernel ends everything that is left in here.
# Arguments: MACHINE, which is docker or one with systemd
set -u
machine=$1
ip link set lo up

if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  for controller in $(cat /sys/fs/cgroup/cgroup.controllers); do
    echo "+$controller" >/sys/fs/cgroup/cgroup.subtree_control
  done
fi

# Starts a daemon with its log; how it ended is left in /run/NAME.ended.
daemon() {
  local name=$1
  shift
  ("$@" >"/var/log/$name.log" 2>&1 </dev/null; echo $? >"/run/$name.ended") </dev/null &
}

daemon registry docker-registry serve /etc/drydock/registry.yml
[ ! -d /srv/drydock/packages ] || daemon packages busybox httpd -f -p 127.0.0.1:8000 -h /srv/drydock/packages

if [ "$machine" = docker ]; then
  # As on a server, containerd is a daemon of its own. One that dockerd starts is asked only every half a second whether it is
  # up; one that is not up yet is asked again after a whole one.
  daemon containerd containerd
  until [ -S /run/containerd/containerd.sock ] || [ -e /run/containerd.ended ]; do sleep 0.01; done
  daemon dockerd dockerd --containerd /run/containerd/containerd.sock --registry-mirror http://127.0.0.1:5000
else
  # A lesson may want to write its own: on a server, too, the mirror stands in this file.
  mkdir -p /etc/docker
  echo '{ "registry-mirrors": ["http://127.0.0.1:5000"] }' >/etc/docker/daemon.json
  # systemd must be PID 1, and so is this: hence a PID namespace within ours. Since 256 it takes version 1 of the
  # control groups only when it is told to, since 258 not at all. In a container its arguments are its kernel's command line.
  # On a server the root is shared; where it is not, dockerd mounts its own directory upon itself.
  daemon systemd unshare --pid --fork --mount --mount-proc bash -c '
    mount --make-rshared /
    if [ ! -f /sys/fs/cgroup/cgroup.controllers ] && [ "$(systemctl --version | sed -n "1s/systemd \([0-9]*\).*/\1/p")" -ge 258 ]; then
      umount --recursive /sys/fs/cgroup
      mount -t cgroup2 cgroup2 /sys/fs/cgroup
    fi
    exec env -i container=drydock PATH="$PATH" LANG=C.UTF-8 /lib/systemd/systemd SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1'
fi

while read -r _; do :; done
