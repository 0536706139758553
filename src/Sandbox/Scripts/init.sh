# PID 1 of the machine: starts what a machine has running, then waits for the end of the lifeline. bash reaps
# whatever is orphaned meanwhile; when it exits, the kernel ends everything that is left in here.
set -u
ip link set lo up

if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  for controller in $(cat /sys/fs/cgroup/cgroup.controllers); do
    echo "+$controller" >/sys/fs/cgroup/cgroup.subtree_control || true
  done
fi

# Starts a daemon with its log; how it ended is left in /run/NAME.ended.
daemon() {
  local name=$1
  shift
  ("$@" >"/var/log/$name.log" 2>&1 </dev/null; echo $? >"/run/$name.ended") </dev/null &
}

daemon registry docker-registry serve /etc/drydock/registry.yml
daemon dockerd dockerd --registry-mirror http://127.0.0.1:5000

while read -r _; do :; done
