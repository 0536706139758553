# On the host: joins a machine's cgroups and namespaces, and becomes a command there.
# Arguments: NAME PID FOUNDATION STREAMS ACCOUNT HOME DIRECTORY, then NAME=VALUE… -- COMMAND…
set -euo pipefail
name=$1 pid=$2 foundation=$3 streams=$4 account=$5 home=$6 directory=$7
shift 7
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  echo $$ >"/sys/fs/cgroup/$name/machine/init/cgroup.procs"
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
# systemd has a PID and a mount namespace of its own within the machine's.
further=()
[ "$foundation" != systemd ] || further=(bash -c 'exec nsenter --mount --pid --target "$(pgrep --oldest --exact systemd)" -- "$@"' further)
ns=/proc/$pid/ns
# .NET ignores SIGPIPE, and nohup SIGHUP, for all that comes after: in the machine every signal means what it usually does.
exec nsenter --mount="$ns/mnt" --uts="$ns/uts" --ipc="$ns/ipc" --net="$ns/net" --cgroup="$ns/cgroup" --pid="$ns/pid_for_children" -- \
  "${further[@]}" setpriv --reuid "$account" --regid "$account" --init-groups --bounding-set=-sys_module,-sys_rawio,-sys_time,-sys_boot,-syslog -- \
  env -i --default-signal -C "$directory" HOME="$home" USER="$account" LOGNAME="$account" SHELL=/bin/bash \
  LANG=C.UTF-8 TZ=UTC COLUMNS=80 TERM="${TERM:-dumb}" \
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${variables[@]}" "$@"
