# Run this in the new namespaces. It changes the root directory of every process in them.
set -e

# Only the uts namespace of this container gets the new name.
hostname handmade

# A process list of its own, made for the pid namespace that this script runs in.
cd /dev/shm/handmade/root
mkdir -p proc dev old
mount -t proc proc proc

# Nearly every program needs /dev/null. Borrow the host's.
touch dev/null
mount -o bind /dev/null dev/null

# The current directory becomes /, and what was / until now appears at /old.
bin/busybox pivot_root . old

# Detach the old root. From here on, there is no path to the host's files.
umount -l old
rmdir old
