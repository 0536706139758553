# Runs a command in a mount and a PID namespace of its own. When standard input ends, because whoever holds it is
# gone, everything in there is killed, and its mounts go with it: no half-made root stays mounted.
# Arguments: COMMAND…
exec unshare --mount --pid --fork --mount-proc -- bash -c '
  # bash gives what it starts in the background no standard input: hence the copy.
  exec 3<&0
  "$@" </dev/null 3<&- &
  job=$!
  (while read -r _; do :; done; kill -KILL -1) <&3 &
  wait "$job"
' tethered "$@"
