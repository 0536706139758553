# Runs a command as root of a new user namespace, and in new mount and PID namespaces. Kills everything in there when standard input ends,
# which happens when the program that started it dies. The mounts disappear with the namespace, so that an unfinished root never stays
# mounted.
# Arguments: DIRECTORY, of the host, which is given to that root; INSIDE, below /tmp, where it appears; IDS, the range of the namespace's
# ids, as `FIRST COUNT`; USERNS, the text of userns.sh; COMMAND…
set -euo pipefail
read -r first count <<<"$3"
chown "$first:$first" "$1"
exec unshare --mount -- bash -c '
  set -euo pipefail
  # Root of the namespace may not search the directories that lead to this one, which could be below /tmp itself.
  exec {descriptor}<"$1"
  mount -t tmpfs -o mode=1777 drydock /tmp
  mkdir "$2"
  mount --no-canonicalize --bind "/proc/self/fd/$descriptor" "$2"
  exec {descriptor}<&-
  ids=$3 text=$4
  shift 4
  # Nor may it read the home of root on the host.
  export TMPDIR=/tmp HOME=/tmp
  cd /
  exec bash -c "$text" userns "$ids" "$ids" unshare --mount --pid --fork --mount-proc -- bash -c "
    # bash connects the standard input of background commands to /dev/null, so they read it through a copy.
    exec 3<&0
    \"\$@\" </dev/null 3<&- &
    job=\$!
    (while read -r _; do :; done; kill -KILL -1) <&3 &
    wait \"\$job\"
  " tether "$@"
' tethered "$1" "$2" "0 $first $count" "${@:4}"
