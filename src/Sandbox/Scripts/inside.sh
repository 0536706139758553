# In namespaces of its own: becomes a script in a root.
# Arguments: ROOT SCRIPT
set -euo pipefail
mount -t proc proc "$1/proc"
exec chroot "$1" /bin/bash -c "$2" bash
