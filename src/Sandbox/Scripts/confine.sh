# On the host, before the namespaces: puts this process into cgroups of its own, then starts the machine in
# namespaces of its own. Standard input is the lifeline: whoever holds its other end keeps the machine alive.
# Arguments: the command to start. Variables, which it inherits: DRYDOCK_GROUP, the name of the cgroups; DRYDOCK_MEMORY, in bytes;
# DRYDOCK_PROCESSES; DRYDOCK_PROCESSORS, in microseconds of each 100,000, empty for no limit.
set -euo pipefail
name=$DRYDOCK_GROUP memory=$DRYDOCK_MEMORY processes=$DRYDOCK_PROCESSES processors=$DRYDOCK_PROCESSORS

# Takes from a cgroup every block device, and every character device but those that a container may have: 1 memory
# (null, zero, random), 5 and 136 terminals, 10:200 tun, 10:229 fuse. It has to be a list of what is denied: under a list of
# what is allowed, a privileged container could not start. Nodes can still be made, as runc has to, but not opened.
deny() {
  local major minor name
  echo 'b *:* rw' >"$1"
  for minor in 1 2 4 10 11; do
    echo "c 1:$minor rw" >"$1"
  done
  while read -r major name; do
    case $major in
      Character | 1 | 5 | 10 | 136) ;;
      Block) break ;;
      *) [ -z "$major" ] || echo "c $major:* rw" >"$1" ;;
    esac
  done </proc/devices
  while read -r minor name; do
    case $minor in
      200 | 229) ;;
      *) echo "c 10:$minor rw" >"$1" ;;
    esac
  done </proc/misc
}

move=()
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  # Below the group with the ceilings lies the machine's own, which root inside sees as its root; a group that passes
  # controllers on may have no process of its own, hence one more for these.
  group=/sys/fs/cgroup/$name
  mkdir "$group" "$group/machine" "$group/machine/init"
  {
    for controller in memory pids cpu; do
      echo "+$controller" >/sys/fs/cgroup/cgroup.subtree_control || true
    done
    for controller in $(<"$group/cgroup.controllers"); do
      echo "+$controller" >"$group/cgroup.subtree_control" || true
    done
    echo "$memory" >"$group/memory.max" || true
    echo "$processes" >"$group/pids.max" || true
    [ -z "$processors" ] || echo "$processors 100000" >"$group/cpu.max" || true
  } 2>/dev/null
  # Here devices are not denied: version 2 takes a BPF program for that. The machine's own /dev has no disk, but
  # root inside can make a node of one and open it.
  echo $$ >"$group/machine/cgroup.procs"
  move=(bash -c 'echo $$ >"$1"; shift; exec "$@"' move "$group/machine/init/cgroup.procs")
else
  groups=()
  for controller in /sys/fs/cgroup/*/; do
    # The machine's own cgroup lies below the one with the ceilings: root inside sees it as its root, and can lift
    # what is set there, but nothing above.
    # So it is on version 2 too, where a host has that beside version 1: a newer systemd mounts it.
    [ ! -f "$controller/cgroup.procs" ] || groups+=("$controller$name" "$controller$name/machine")
  done
  mkdir "${groups[@]}"
  for group in "${groups[@]}"; do
    # A new cpuset is empty, and takes no process before it has been told where it may run.
    for given in cpuset.cpus cpuset.mems; do
      if [ -f "$group/$given" ] && [ -f "${group%/*}/$given" ]; then
        read -r value <"${group%/*}/$given"
        echo "$value" >"$group/$given"
      fi
    done
  done
  for controller in /sys/fs/cgroup/*/; do
    group=$controller$name
    [ -d "$group" ] || continue
    [ ! -f "$group/memory.limit_in_bytes" ] || echo "$memory" >"$group/memory.limit_in_bytes"
    [ ! -f "$group/pids.max" ] || echo "$processes" >"$group/pids.max"
    if [ -f "$group/cpu.cfs_quota_us" ] && [ -n "$processors" ]; then
      echo "$processors" >"$group/cpu.cfs_quota_us"
    fi
    [ ! -f "$group/devices.deny" ] || deny "$group/devices.deny"
    echo $$ >"$group/machine/cgroup.procs"
  done
fi

exec unshare --cgroup -- "${move[@]}" unshare --mount --uts --ipc --net --pid --fork -- "$@"
