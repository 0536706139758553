# Runs on the host, in a mount namespace of its own, as the first script of a new sandbox: makes the sandbox's cgroups with their limits,
# moves this process into them, and starts a command as root of new namespaces. Standard input passes through to the command. The sandbox
# lives until it is closed.
# Arguments: COMMAND…, which inherits the environment.
# Variables: DRYDOCK_GROUPS, the directories of the cgroups to make, one a line, empty for none; DRYDOCK_MEMORY, the limit in bytes;
# DRYDOCK_PROCESSES, the limit as a number; DRYDOCK_PROCESSORS, microseconds of processor time in each 100,000, empty for no limit;
# DRYDOCK_IDS, the range of the sandbox's user and group ids, as `FIRST COUNT`; DRYDOCK_USERNS, the text of userns.sh;
# DRYDOCK_LOWER, the read-only layers of the root, separated by colons, topmost first; DRYDOCK_DOTNET, the directory of the host's .NET;
# DRYDOCK_SHARE, a directory of the host to share, or empty; DRYDOCK_SHARE_OWNER, its owner as `USER GROUP`, empty if the sandbox must not
# be that account. The other scripts have more.
set -euo pipefail
memory=$DRYDOCK_MEMORY processes=$DRYDOCK_PROCESSES processors=$DRYDOCK_PROCESSORS
read -r first count <<<"$DRYDOCK_IDS"
mapfile -t groups < <(printf %s "$DRYDOCK_GROUPS")

# Writes a value to a file, if the kernel has that file and accepts the value. Arguments: VALUE FILE
set_to() {
  [ ! -f "$2" ] || { echo "$1" >"$2"; } 2>/dev/null || true
}

# The limits are set on each group. Below it is `machine`, which belongs to root inside, who sees it as the root cgroup: it can change what
# is set there, but not above. Version 1 has a dozen groups: so all are made, and all given away, with a single command each.
machines=("${groups[@]/%//machine}")
[ "${#groups[@]}" = 0 ] || mkdir "${groups[@]}" "${machines[@]}"
move=() owned=()
for group in "${groups[@]}"; do
  parent=${group%/*} machine=$group/machine
  # A host may also have a hierarchy of version 2, without these controllers, beside those of version 1.
  if [ "${#groups[@]}" = 1 ] && [ -f "$group/cgroup.controllers" ]; then
    # A cgroup that enables controllers for its children must not contain processes. In a container, the cgroup that looks like the root
    # contains the container's own.
    if [ -f "$parent/cgroup.type" ] && [ -n "$(<"$parent/cgroup.procs")" ]; then
      mkdir -p "$parent/program"
      while read -r process; do
        set_to "$process" "$parent/program/cgroup.procs"
      done <"$parent/cgroup.procs"
    fi
    for controller in memory pids cpu; do
      set_to "+$controller" "$parent/cgroup.subtree_control"
    done
    for controller in $(<"$group/cgroup.controllers"); do
      set_to "+$controller" "$group/cgroup.subtree_control"
    done
    # So the processes of the sandbox start in `init` below `machine`.
    mkdir "$machine/init"
    move=(bash -c 'echo $$ >"$1"; shift; exec "$@"' move "$machine/init/cgroup.procs")
  fi
  set_to "$memory" "$group/memory.max"
  set_to "$memory" "$group/memory.limit_in_bytes"
  set_to "$processes" "$group/pids.max"
  if [ -n "$processors" ]; then
    set_to "$processors 100000" "$group/cpu.max"
    set_to "$processors" "$group/cpu.cfs_quota_us"
  fi
  # A new cpuset of version 1 allows no processors and no memory nodes; no process can be moved into it until they are copied from its parent.
  for given in cpuset.cpus cpuset.mems; do
    if [ -f "$group/tasks" ] && [ -f "$group/$given" ]; then
      value=$(<"$parent/$given")
      echo "$value" >"$group/$given"
      echo "$value" >"$machine/$given"
    fi
  done
  echo $$ >"$machine/cgroup.procs"
  for file in "$machine" "$machine"/{init,cgroup.procs,tasks,cgroup.subtree_control,cgroup.threads,init/cgroup.procs,init/cgroup.threads}; do
    [ ! -e "$file" ] || owned+=("$file")
  done
done
[ "${#owned[@]}" = 0 ] || chown "$first:$first" "${owned[@]}"

# Root inside may not search the directories of the host that lead to what it needs, so that is mounted where it may. The directories
# could be below /tmp themselves: so each is opened before.
IFS=: read -r -a layers <<<"$DRYDOCK_LOWER"
sources=("$DRYDOCK_DOTNET" "${layers[@]}") targets=(/tmp/dotnet) users="0 $first $count" members="0 $first $count"
for layer in "${!layers[@]}"; do
  layers[layer]=/tmp/$layer
done
targets+=("${layers[@]}")
if [ -n "$DRYDOCK_SHARE" ]; then
  sources+=("$DRYDOCK_SHARE") targets+=(/tmp/share)
  # The owner of the directory gets an id inside, to read what is private, and so that what is written there belongs to that owner.
  read -r user group <<<"$DRYDOCK_SHARE_OWNER"
  [ -z "$user" ] || users+=$'\n'"$count $user 1"
  [ -z "$group" ] || members+=$'\n'"$count $group 1"
fi
for source in "${!sources[@]}"; do
  exec {descriptor}<"${sources[source]}"
  sources[source]=$descriptor
done
mount -t tmpfs -o mode=755,size=1m drydock /tmp
mkdir /tmp/machine "${targets[@]}"
for source in "${!sources[@]}"; do
  descriptor=${sources[source]}
  mount --no-canonicalize --bind "/proc/self/fd/$descriptor" "${targets[source]}"
  exec {descriptor}<&-
done

DRYDOCK_LOWER=$(IFS=:; echo "${layers[*]}") exec bash -c "$DRYDOCK_USERNS" userns "$users" "$members" \
  unshare --cgroup -- "${move[@]}" unshare --mount --uts --ipc --net --pid --fork -- "$@"
