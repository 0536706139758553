# Runs on the host: joins the cgroups and namespaces of a running sandbox, and executes a command there.
# Arguments: PID, of the sandbox's first process; FOUNDATION, `systemd` or `init`, the process whose namespaces the command gets; STREAMS,
# `apart` or `together`, whether standard error stays a stream of its own; ACCOUNT HOME DIRECTORY; the directories of the sandbox's cgroups
# and --; then NAME=VALUE… for the environment, --, and COMMAND…. Variables: DRYDOCK_FILTER and DRYDOCK_FILTERED: see filtered.pl.
set -euo pipefail
pid=$1 foundation=$2 streams=$3 account=$4 home=$5 directory=$6
shift 6
while [ "$1" != -- ]; do
  if [ -d "$1/machine/init" ]; then
    echo $$ >"$1/machine/init/cgroup.procs"
  else
    echo $$ >"$1/machine/cgroup.procs"
  fi
  shift
done
shift
variables=()
while [ "$1" != -- ]; do
  variables+=("$1")
  shift
done
shift
[ "$streams" = apart ] || exec 2>&1
# systemd runs in a PID and a mount namespace of its own inside the sandbox's (see init.sh), which the command joins as well.
further=()
[ "$foundation" != systemd ] || further=(bash -c 'exec nsenter --mount --pid --target "$(pgrep --oldest --exact systemd)" -- "$@"' further)
ns=/proc/$pid/ns
# The sandbox may lack the locale of this user, which Perl would complain about.
export PERL_BADLANG=0
# .NET ignores SIGPIPE, and nohup ignores SIGHUP, and child processes inherit that: --default-signal restores the defaults.
exec nsenter --user="$ns/user" --mount="$ns/mnt" --uts="$ns/uts" --ipc="$ns/ipc" --net="$ns/net" --cgroup="$ns/cgroup" \
  --pid="$ns/pid_for_children" -- "${further[@]}" perl -e "$DRYDOCK_FILTERED" $DRYDOCK_FILTER \
  setpriv --reuid "$account" --regid "$account" --init-groups --bounding-set=-sys_module,-sys_rawio,-sys_time,-sys_boot,-syslog -- \
  env -i --default-signal -C "$directory" HOME="$home" USER="$account" LOGNAME="$account" SHELL=/bin/bash \
  LANG=C.UTF-8 TZ=UTC COLUMNS=80 TERM="${TERM:-dumb}" \
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "${variables[@]}" "$@"
