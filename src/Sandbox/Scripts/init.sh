# Runs as PID 1 of the sandbox: starts its daemons, then waits until standard input ends, which happens when the program that started
# the sandbox closes it or dies. bash reaps orphaned processes meanwhile. When PID 1 exits, the kernel kills everything in its namespace.
# Arguments: MACHINE, `docker`, or a kind of machine that has systemd; CGROUPS, empty if the sandbox has none that it may change
set -u
machine=$1 cgroups=$2
ip link set lo up

if [ -n "$cgroups" ] && [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  for controller in $(cat /sys/fs/cgroup/cgroup.controllers); do
    echo "+$controller" >/sys/fs/cgroup/cgroup.subtree_control
  done
fi

# Starts a daemon whose output goes to /var/log/NAME.log. When it ends, its exit code is written to /run/NAME.ended.
# Arguments: NAME COMMAND…
daemon() {
  local name=$1
  shift
  ("$@" >"/var/log/$name.log" 2>&1 </dev/null; echo $? >"/run/$name.ended") </dev/null &
}

daemon registry docker-registry serve /etc/drydock/registry.yml
[ ! -d /srv/drydock/packages ] || daemon packages busybox httpd -f -p 127.0.0.1:8000 -h /srv/drydock/packages

if [ "$machine" = docker ]; then
  # containerd is started before dockerd, as on a server. This is also faster: dockerd polls a containerd that it starts itself only
  # every half second, and retries a connection to one that is not up yet only after a second.
  daemon containerd containerd
  until [ -S /run/containerd/containerd.sock ] || [ -e /run/containerd.ended ]; do sleep 0.01; done
  # Without cgroups, dockerd is told that it is in its rootless mode, which does not need them.
  options=()
  [ -n "$cgroups" ] || options=(--rootless --data-root /var/lib/docker --exec-root /run/docker --pidfile /run/docker.pid --host unix:///run/docker.sock)
  daemon dockerd dockerd --containerd /run/containerd/containerd.sock --registry-mirror http://127.0.0.1:5000 "${options[@]}"
else
  # The mirror is configured in this file, as on a server, so that a lesson can replace the file.
  mkdir -p /etc/docker
  echo '{ "registry-mirrors": ["http://127.0.0.1:5000"] }' >/etc/docker/daemon.json
  # systemd must be PID 1, but this script is: so systemd gets another PID namespace inside this one. Since version 256, systemd uses
  # version 1 of the control groups only with SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE, and since 258 not at all. In a container it reads its
  # arguments as the kernel's command line. The root is made a shared mount, as on a server; otherwise dockerd would bind-mount its
  # data directory onto itself.
  daemon systemd unshare --pid --fork --mount --mount-proc bash -c '
    mount --make-rshared /
    if [ ! -f /sys/fs/cgroup/cgroup.controllers ] && [ "$(systemctl --version | sed -n "1s/systemd \([0-9]*\).*/\1/p")" -ge 258 ]; then
      umount --recursive /sys/fs/cgroup
      mount -t cgroup2 cgroup2 /sys/fs/cgroup
    fi
    exec env -i container=drydock PATH="$PATH" LANG=C.UTF-8 /lib/systemd/systemd SYSTEMD_CGROUP_ENABLE_LEGACY_FORCE=1'
fi

while read -r _; do :; done
