# Runs in new namespaces: executes a script with a root file system as its root.
# Arguments: ROOT, a directory; SCRIPT, bash text
set -euo pipefail
mount -t proc proc "$1/proc"
mount --rbind /dev "$1/dev"
HOME=/root exec chroot "$1" /bin/bash -c "$2" bash
