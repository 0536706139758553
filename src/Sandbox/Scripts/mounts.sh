# Runs as the first process in the sandbox's new namespaces: makes the sandbox's root, moves into it, and executes init.sh. Every program
# started here makes the sandbox start later, so many mounts are made with a single call of mount.
# In /tmp lie an empty directory `machine`, `dotnet` with the host's .NET, and `share` if a directory of the host is shared.
# Variables: DRYDOCK_LOWER, the read-only layers of the root, separated by colons, topmost first; DRYDOCK_DISK, the size of the writable
# layer in bytes; DRYDOCK_INIT, the text of init.sh; DRYDOCK_MACHINE, the kind of machine; DRYDOCK_SHARE_MODE, `ro` or `rw`; DRYDOCK_SHARE_OWNER, empty if
# the owner of `share` has no id inside; DRYDOCK_IDS,
# the range of the sandbox's user and group ids, as `FIRST COUNT`; DRYDOCK_GROUPS, empty if the sandbox has no cgroups; DRYDOCK_FILTER and
# DRYDOCK_FILTERED: see filtered.pl.
set -euo pipefail
at=/tmp/machine lower=$DRYDOCK_LOWER disk=$DRYDOCK_DISK init=$DRYDOCK_INIT machine=$DRYDOCK_MACHINE mode=$DRYDOCK_SHARE_MODE

mount --make-rprivate /
mount -t tmpfs -o "size=$disk,mode=755" drydock "$at"
root=$at/root
mkdir "$at/upper" "$at/work" "$root" "$at/data" "$at/none"
mount -t overlay -o "userxattr,lowerdir=$lower,upperdir=$at/upper,workdir=$at/work" drydock "$root"

# Adds a line to the table of mounts, in the format of /etc/fstab. Arguments: SOURCE DIRECTORY TYPE OPTIONS
table=
entry() {
  local field
  for field in "$@"; do
    field=${field//\\/\\134}
    field=${field// /\\040}
    table+="${field//$'\t'/\\011} "
  done
  table+=$'\n'
}

# Makes the mounts of the table in order, and empties the table.
mount_table() {
  echo "$table" >"$at/table"
  table=
  mount --all --fstab "$at/table"
}

entry proc "$root/proc" proc nosuid,nodev,noexec
entry tmpfs "$root/run" tmpfs nosuid,nodev,mode=755,size=64m
entry tmpfs "$root/tmp" tmpfs nosuid,nodev,mode=1777,size=256m
# An empty /dev of the sandbox's own, without the host's disks.
entry tmpfs "$root/dev" tmpfs nosuid,mode=755,size=1m
# A fresh sysfs shows this network namespace only. In a container, where /sys is read-only, the kernel allows no other.
# The newer system calls would make it read-only only after that check.
[[ $(</proc/self/mountinfo) =~ ' /sys '(r[ow]) ]]
[ "${BASH_REMATCH[1]}" = rw ] || export LIBMOUNT_FORCE_MOUNT2=always
entry sysfs "$root/sys" sysfs "nosuid,nodev,noexec,${BASH_REMATCH[1]}"

# Docker's own overlay mounts do not work on top of an overlay, so its data goes directly to the tmpfs. On machines where a lesson installs
# and removes Docker, dpkg must be able to remove its directories, which mount points would prevent: there, all of /var/lib is bound.
case $machine in
  bare | rpm) data=(.) ;;
  *) data=(docker containerd) ;;
esac
for directory in "${data[@]}"; do
  mkdir -p "$root/var/lib/$directory" "$at/data/$directory"
  cp --archive "$root/var/lib/$directory/." "$at/data/$directory"
  entry "$at/data/$directory" "$root/var/lib/$directory" none bind
done

# Mounts a directory of the host read-only. Root inside could remount a bind mount to be writable, or reach other files of the host's disk
# through a file handle. An overlay without an upper layer allows neither.
# Arguments: SOURCE, on the host; DIRECTORY, in the sandbox
mount_read_only() {
  entry drydock "$root$2" overlay "ro,lowerdir=$1:$at/none"
}

mkdir -p "$root/opt/dotnet" "$root/opt/drydock"
# The host's .NET runs the lessons' programs.
mount_read_only /tmp/dotnet /opt/dotnet
if [ -d /tmp/share ]; then
  mkdir "$root/share"
  case $mode in
    ro) mount_read_only /tmp/share /share ;;
    rw) entry /tmp/share "$root/share" none bind ;;
  esac
fi
mount_table

cp --archive /dev/{fd,stdin,stdout,stderr} "$root/dev"
for device in null zero full random urandom tty; do
  : >"$root/dev/$device"
  entry "/dev/$device" "$root/dev/$device" none bind
done
ln -s pts/ptmx "$root/dev/ptmx"
mkdir "$root/dev/pts" "$root/dev/shm" "$root/dev/mqueue"
entry devpts "$root/dev/pts" devpts newinstance,ptmxmode=666,mode=620,gid=5
entry tmpfs "$root/dev/shm" tmpfs nosuid,nodev,mode=1777,size=64m
entry mqueue "$root/dev/mqueue" mqueue defaults

# The cgroups are mounted anew, so that the sandbox's own cgroup appears as their root.
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  entry cgroup2 "$root/sys/fs/cgroup" cgroup2 defaults
else
  entry tmpfs "$root/sys/fs/cgroup" tmpfs mode=755,size=1m
fi
mount_table

if [ ! -f /sys/fs/cgroup/cgroup.controllers ]; then
  controllers=()
  for controller in /sys/fs/cgroup/*/; do
    [ -f "$controller/tasks" ] || continue
    controller=${controller%/} controller=${controller##*/}
    controllers+=("$root/sys/fs/cgroup/$controller")
    option=$controller
    [ "$controller" != systemd ] || option=none,name=systemd
    entry cgroup "${controllers[-1]}" cgroup "$option"
  done
  [ ${#controllers[@]} -eq 0 ] || mkdir "${controllers[@]}"
  # Some controllers cannot be mounted; rmdir removes their directories and fails on those that are mounted.
  mount_table || rmdir --ignore-fail-on-non-empty "${controllers[@]}" 2>/dev/null || true
fi
rm "$at/table"

if [ -d /tmp/share ] && [ -n "$DRYDOCK_SHARE_OWNER" ]; then
  # Inside, the owner of the shared directory is the reader.
  read -r _ id <<<"$DRYDOCK_IDS"
  sed --in-place "s/^you:x:1000:/you:x:$id:/" "$root/etc/passwd"
  chown --recursive "$id" "$root/home/you"
fi

hostname drydock
cd "$root"
mkdir -p .host
pivot_root . .host
umount -l /.host
rmdir /.host
# .NET ignores SIGPIPE, and nohup ignores SIGHUP, and child processes inherit that: --default-signal restores the defaults.
exec env -i --default-signal PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TZ=UTC HOME=/root \
  perl -e "$DRYDOCK_FILTERED" $DRYDOCK_FILTER \
  setpriv --bounding-set=-sys_module,-sys_rawio,-sys_time,-sys_boot,-syslog -- /bin/bash -c "$init" init "$machine" "${DRYDOCK_GROUPS:+cgroups}"
