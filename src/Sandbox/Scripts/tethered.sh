# Runs a command in new mount and PID namespaces, and kills everything in there when standard input ends, which happens when the program
# that started it dies. The mounts disappear with the namespace, so that an unfinished root never stays mounted.
# Arguments: COMMAND…
exec unshare --mount --pid --fork --mount-proc -- bash -c '
  # bash connects the standard input of background commands to /dev/null, so they read it through a copy.
  exec 3<&0
  "$@" </dev/null 3<&- &
  job=$!
  (while read -r _; do :; done; kill -KILL -1) <&3 &
  wait "$job"
' tethered "$@"
