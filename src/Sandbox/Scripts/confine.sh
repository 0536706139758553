# On the host, before the namespaces: puts this process into cgroups of its own, then starts the machine in
# namespaces of its own. Standard input is the lifeline: whoever holds its other end keeps the machine alive.
# Arguments: NAME MEMORY_BYTES PROCESSES, then the command to start.
set -euo pipefail
name=$1 memory=$2 processes=$3
shift 3

if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  group=/sys/fs/cgroup/$name
  mkdir "$group" "$group/init"
  echo "$memory" >"$group/memory.max" || true
  echo "$processes" >"$group/pids.max" || true
  echo $$ >"$group/init/cgroup.procs"
else
  for controller in /sys/fs/cgroup/*/; do
    [ -f "$controller/tasks" ] || continue
    group=$controller$name
    mkdir "$group"
    # A new cpuset is empty, and takes no process before it has been told where it may run.
    for given in cpuset.cpus cpuset.mems; do
      [ ! -f "$controller/$given" ] || cat "$controller/$given" >"$group/$given"
    done
    [ ! -f "$group/memory.use_hierarchy" ] || echo 1 >"$group/memory.use_hierarchy" 2>/dev/null || true
    [ ! -f "$group/memory.limit_in_bytes" ] || echo "$memory" >"$group/memory.limit_in_bytes"
    [ ! -f "$group/pids.max" ] || echo "$processes" >"$group/pids.max"
    echo $$ >"$group/cgroup.procs"
  done
fi

exec unshare --mount --uts --ipc --net --pid --cgroup --fork -- "$@"
