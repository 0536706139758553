#!/bin/busybox sh
# The first program of the emulated PC, from its ramdisk: mounts the disk below a writable layer in memory and moves there.
/bin/busybox mkdir -p /bin /proc /sys /dev
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in $(cat /modules/order); do
  insmod "/modules/$module.ko" || echo "drydock: the module $module was not loaded"
done
i=0
while [ ! -b /dev/sda ] && [ $i -lt 200 ]; do
  sleep 0.1
  i=$((i + 1))
done
mkdir /new /lower /upper
mount -t ext4 -o ro /dev/sda /lower || exec sh
mount -t tmpfs tmpfs /upper
mkdir /upper/upper /upper/work
mount -t overlay -o lowerdir=/lower,upperdir=/upper/upper,workdir=/upper/work root /new
for directory in proc sys dev; do
  mount --move /$directory /new/$directory
done
exec switch_root /new /usr/lib/drydock/init
