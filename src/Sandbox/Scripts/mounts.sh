# The first process of the new namespaces: gives the machine a root of its own, then becomes its init. Each program that is
# started here takes part of the machine's start: hence one call for many mounts.
# Variables: DRYDOCK_MOUNT_POINT; DRYDOCK_LOWER, the directories below the machine's root, the upper first; DRYDOCK_DISK, in bytes;
# DRYDOCK_DOTNET, the host's .NET; DRYDOCK_INIT, the script that becomes the init; DRYDOCK_MACHINE; DRYDOCK_SHARE, a directory of the
# host or empty; DRYDOCK_SHARE_MODE, ro or rw.
set -euo pipefail
at=$DRYDOCK_MOUNT_POINT lower=$DRYDOCK_LOWER disk=$DRYDOCK_DISK dotnet=$DRYDOCK_DOTNET init=$DRYDOCK_INIT machine=$DRYDOCK_MACHINE
share=$DRYDOCK_SHARE mode=$DRYDOCK_SHARE_MODE

mount --make-rprivate /
mount -t tmpfs -o "size=$disk,mode=755" drydock "$at"
root=$at/root
mkdir "$at/upper" "$at/work" "$root" "$at/data" "$at/none"
mount -t overlay -o "lowerdir=$lower,upperdir=$at/upper,workdir=$at/work" drydock "$root"

# Adds a line to a table of mounts. Arguments: SOURCE DIRECTORY TYPE OPTIONS
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

# Makes the mounts of the table, in its order.
make() {
  echo "$table" >"$at/table"
  table=
  mount --all --fstab "$at/table"
}

entry proc "$root/proc" proc nosuid,nodev,noexec
entry tmpfs "$root/run" tmpfs nosuid,nodev,mode=755,size=64m
entry tmpfs "$root/tmp" tmpfs nosuid,nodev,mode=1777,size=256m
# Devices of its own: nothing of the host's disks is here.
entry tmpfs "$root/dev" tmpfs nosuid,mode=755,size=1m
# A fresh sysfs shows this network namespace only.
entry sysfs "$root/sys" sysfs ro,nosuid,nodev,noexec

# Docker's layers cannot lie on an overlay. Where it comes and goes with its packages, its directories must be no mounts.
case $machine in
  bare | rpm) data=(.) ;;
  *) data=(docker containerd) ;;
esac
for directory in "${data[@]}"; do
  mkdir -p "$root/var/lib/$directory" "$at/data/$directory"
  cp --archive "$root/var/lib/$directory/." "$at/data/$directory"
  entry "$at/data/$directory" "$root/var/lib/$directory" none bind
done

# Lays a directory of the host over an empty one, to read. As the lower layer of an overlay that has no upper one it cannot
# be mounted for writing again, which root inside could do with a bind mount, and no handle leads from it into the
# host's disk.
lay() {
  entry drydock "$root$2" overlay "ro,lowerdir=${1//:/\\:}:$at/none"
}

mkdir -p "$root/opt/dotnet" "$root/opt/drydock"
# The host's .NET runs the lessons' programs.
lay "$dotnet" /opt/dotnet
[ -z "$share" ] || mkdir "$root/share"
case $share:$mode in
  :*) ;;
  *:ro) lay "$share" /share ;;
  *:rw) entry "$share" "$root/share" none bind ;;
esac
make

cp --archive /dev/{null,zero,full,random,urandom,tty,fd,stdin,stdout,stderr} "$root/dev"
ln -s pts/ptmx "$root/dev/ptmx"
mkdir "$root/dev/pts" "$root/dev/shm" "$root/dev/mqueue"
entry devpts "$root/dev/pts" devpts newinstance,ptmxmode=666,mode=620,gid=5
entry tmpfs "$root/dev/shm" tmpfs nosuid,nodev,mode=1777,size=64m
entry mqueue "$root/dev/mqueue" mqueue defaults

# The kernel's own settings are the host's, except those of this network namespace.
entry "$root/proc/sys/net" "$root/proc/sys/net" none bind
entry "$root/proc/sys" "$root/proc/sys" none rbind,ro,nosuid,nodev,noexec
[ ! -e "$root/proc/sysrq-trigger" ] || entry "$root/proc/sysrq-trigger" "$root/proc/sysrq-trigger" none bind,ro

# The cgroups are mounted afresh, so that their root is our own.
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  entry cgroup2 "$root/sys/fs/cgroup" cgroup2 defaults
else
  entry tmpfs "$root/sys/fs/cgroup" tmpfs mode=755,size=1m
fi
make

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
  mkdir "${controllers[@]}"
  # Some may not be had; the directory of one that is mounted cannot be removed.
  make || rmdir --ignore-fail-on-non-empty "${controllers[@]}" 2>/dev/null || true
fi
rm "$at/table"

hostname drydock
cd "$root"
mkdir -p .host
pivot_root . .host
umount -l /.host
rmdir /.host
# .NET ignores SIGPIPE, and nohup SIGHUP, for all that comes after: in the machine every signal means what it usually does.
exec env -i --default-signal PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TZ=UTC HOME=/root \
  setpriv --bounding-set=-sys_module,-sys_rawio,-sys_time,-sys_boot,-syslog -- /bin/bash -c "$init" init "$machine"
