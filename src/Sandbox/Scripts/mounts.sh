# The first process of the new namespaces: gives the machine a root of its own, then becomes its init.
# Arguments: MOUNT_POINT LOWER_DIRECTORIES DISK_BYTES DOTNET_DIRECTORY INIT_SCRIPT MACHINE SHARE ro|rw
set -euo pipefail
at=$1 lower=$2 disk=$3 dotnet=$4 init=$5 machine=$6 share=$7 mode=$8

mount --make-rprivate /
mount -t tmpfs -o "size=$disk,mode=755" drydock "$at"
mkdir "$at/upper" "$at/work" "$at/root" "$at/data"
root=$at/root
mount -t overlay -o "lowerdir=$lower,upperdir=$at/upper,workdir=$at/work" drydock "$root"

mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
mount -t tmpfs -o nosuid,nodev,mode=755,size=64m tmpfs "$root/run"
mount -t tmpfs -o nosuid,nodev,mode=1777,size=256m tmpfs "$root/tmp"
# Docker's layers cannot lie on an overlay. Where it comes and goes with its packages, its directories must be no mounts.
case $machine in
  bare | rpm) directories=(.) ;;
  *) directories=(docker containerd) ;;
esac
for directory in "${directories[@]}"; do
  mkdir -p "$root/var/lib/$directory" "$at/data/$directory"
  cp --archive "$root/var/lib/$directory/." "$at/data/$directory"
  mount --bind "$at/data/$directory" "$root/var/lib/$directory"
done

# Devices of its own: nothing of the host's disks is here.
mount -t tmpfs -o nosuid,mode=755,size=1m tmpfs "$root/dev"
for device in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
  IFS=: read -r name major minor <<<"$device"
  mknod -m 666 "$root/dev/$name" c "$major" "$minor"
done
mkdir "$root/dev/pts" "$root/dev/shm" "$root/dev/mqueue"
mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o nosuid,nodev,mode=1777,size=64m tmpfs "$root/dev/shm"
mount -t mqueue mqueue "$root/dev/mqueue"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
for stream in 0:stdin 1:stdout 2:stderr; do
  ln -s "/proc/self/fd/${stream%:*}" "$root/dev/${stream#*:}"
done

# A fresh sysfs shows this network namespace only; the cgroups are mounted afresh, so that their root is our own.
mount -t sysfs -o nosuid,nodev,noexec sysfs "$root/sys"
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
else
  mount -t tmpfs -o mode=755,size=1m tmpfs "$root/sys/fs/cgroup"
  for controller in /sys/fs/cgroup/*/; do
    [ -f "$controller/tasks" ] || continue
    controller=$(basename "$controller")
    mkdir "$root/sys/fs/cgroup/$controller"
    option=$controller
    [ "$controller" != systemd ] || option=none,name=systemd
    mount -t cgroup -o "$option" cgroup "$root/sys/fs/cgroup/$controller" || rmdir "$root/sys/fs/cgroup/$controller"
  done
fi
mount -o remount,ro,nosuid,nodev,noexec "$root/sys"

# The kernel's own settings are the host's, except those of this network namespace.
mount --bind "$root/proc/sys" "$root/proc/sys"
mount --bind "$root/proc/sys/net" "$root/proc/sys/net"
mount -o remount,bind,ro "$root/proc/sys"
if [ -e "$root/proc/sysrq-trigger" ]; then
  mount --bind "$root/proc/sysrq-trigger" "$root/proc/sysrq-trigger"
  mount -o remount,bind,ro "$root/proc/sysrq-trigger"
fi

# Lays a directory of the host over an empty one, to read. As the lower layer of an overlay that has no upper one it cannot
# be mounted for writing again, which root inside could do with a bind mount, and no handle leads from it into the
# host's disk.
mkdir "$at/none"
lay() {
  mkdir -p "$root$2"
  mount -t overlay -o "ro,lowerdir=${1//:/\\:}:$at/none" drydock "$root$2"
}

# The host's .NET runs the lessons' programs.
lay "$dotnet" /opt/dotnet
mkdir -p "$root/opt/drydock"
case $share:$mode in
  :*) ;;
  *:ro) lay "$share" /share ;;
  *:rw) mkdir "$root/share" && mount --bind "$share" "$root/share" ;;
esac

hostname drydock
cd "$root"
mkdir -p .host
pivot_root . .host
umount -l /.host
rmdir /.host
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TZ=UTC HOME=/root \
  setpriv --bounding-set=-sys_module,-sys_rawio,-sys_time,-sys_boot -- /bin/bash -c "$init" init "$machine"
