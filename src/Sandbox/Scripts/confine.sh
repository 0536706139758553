# Runs on the host as the first script of a new sandbox: makes the sandbox's cgroups with their limits, moves this process into them,
# and starts a command in new namespaces. Standard input passes through to the command. The sandbox lives until it is closed.
# Arguments: COMMAND…, which inherits the environment.
# Variables: DRYDOCK_GROUP, the name of the cgroups; DRYDOCK_MEMORY, the limit in bytes; DRYDOCK_PROCESSES, the limit as a number;
# DRYDOCK_PROCESSORS, microseconds of processor time in each 100,000, empty for no limit.
set -euo pipefail
name=$DRYDOCK_GROUP memory=$DRYDOCK_MEMORY processes=$DRYDOCK_PROCESSES processors=$DRYDOCK_PROCESSORS

# Denies a cgroup every block device, and every character device except those that a container may have: 1 (memory: null, zero,
# random), 5 and 136 (terminals), 10:200 (tun), 10:229 (fuse). Allowing only these and denying the rest would be shorter, but then a
# privileged container could not start. Device nodes can still be made, since runc has to make some, but not opened.
# Arguments: the cgroup's file devices.deny
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
  # The limits are set on $group. Below it is `machine`, which root inside sees as the root cgroup, so that it cannot lift the limits.
  # A cgroup that enables controllers for its children must not contain processes, so the processes start in `init` below that.
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
  # Devices are not denied here, because version 2 needs a BPF program for that. The sandbox's own /dev contains no disk, but root
  # inside could make a node for one and open it.
  echo $$ >"$group/machine/cgroup.procs"
  move=(bash -c 'echo $$ >"$1"; shift; exec "$@"' move "$group/machine/init/cgroup.procs")
else
  groups=()
  for controller in /sys/fs/cgroup/*/; do
    # The limits are set on $name. Below it is `machine`, which root inside sees as the root cgroup: it can change what is set there,
    # but not above. A host may also have a hierarchy of version 2 beside those of version 1; it gets the same groups.
    [ ! -f "$controller/cgroup.procs" ] || groups+=("$controller$name" "$controller$name/machine")
  done
  mkdir "${groups[@]}"
  for group in "${groups[@]}"; do
    # A new cpuset allows no processors and no memory nodes; no process can be moved into it until they are copied from its parent.
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
