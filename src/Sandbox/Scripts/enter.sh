# On the host: joins a machine's cgroups and namespaces, and becomes a command there.
# Arguments: NAME PID STREAMS ACCOUNT HOME DIRECTORY, then NAME=VALUE… -- COMMAND…
set -euo pipefail
name=$1 pid=$2 streams=$3 account=$4 home=$5 directory=$6
shift 6
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  echo $$ >"/sys/fs/cgroup/$name/init/cgroup.procs"
else
  for group in /sys/fs/cgroup/*/"$name"/machine/cgroup.procs; do
    echo $$ >"$group"
  done
fi
variables=()
while [ "$1" != -- ]; do
  variables+=("$1")
  shift
done
shift
[ "$streams" = apart ] || exec 2>&1
ns=/proc/$pid/ns
exec nsenter --mount="$ns/mnt" --uts="$ns/uts" --ipc="$ns/ipc" --net="$ns/net" --cgroup="$ns/cgroup" --pid="$ns/pid_for_children" -- \
  setpriv --reuid "$account" --regid "$account" --init-groups --bounding-set=-sys_module,-sys_rawio,-sys_time,-sys_boot -- \
  env -i -C "$directory" HOME="$home" USER="$account" LOGNAME="$account" SHELL=/bin/bash LANG=C.UTF-8 TZ=UTC COLUMNS=80 TERM="${TERM:-dumb}" \
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${variables[@]}" "$@"
