# Runs on the host as an ordinary user: executes a command as root of a new user namespace. If systemd runs a session for the user, it
# first moves this process into a scope, a cgroup that belongs to the user: below it, the command may make cgroups with limits.
# Arguments: USERS, GROUPS and COMMAND…, as in userns.sh. Variables: DRYDOCK_USERNS, the text of userns.sh
set -euo pipefail
if [ -f /sys/fs/cgroup/cgroup.controllers ] && command -v busctl >/dev/null; then
  scope=drydock-$$.scope
  # A unit's start is a job, which has been done when this process is in the new cgroup.
  if busctl --user --quiet call org.freedesktop.systemd1 /org/freedesktop/systemd1 org.freedesktop.systemd1.Manager \
    StartTransientUnit 'ssa(sv)a(sa(sv))' "$scope" fail 3 PIDs au 1 $$ Delegate b 1 CollectMode s inactive-or-failed 0 >/dev/null 2>&1; then
    for _ in {1..200}; do
      grep --quiet "/$scope\$" /proc/self/cgroup && break
      sleep 0.01
    done
    # A cgroup that enables controllers for its children must not contain processes.
    group=/sys/fs/cgroup$(sed --quiet 's/^0:://p' /proc/self/cgroup)
    if [ "${group##*/}" = "$scope" ]; then
      mkdir "$group/program"
      echo $$ >"$group/program/cgroup.procs"
    fi
  fi
fi
text=$DRYDOCK_USERNS
unset DRYDOCK_USERNS
exec bash -c "$text" userns "$1" "$2" bash -c '
  # Sandboxes may use at most half of what this user may use. A new namespace has no limits of its own.
  for kind in instances watches; do
    limit=/proc/sys/user/max_inotify_$kind
    [ ! -w "$limit" ] || echo $(($(<"/proc/sys/fs/inotify/max_user_$kind") / 2)) >"$limit"
  done
  exec "$@"' limited "${@:3}"
