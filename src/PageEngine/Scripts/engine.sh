#!/bin/bash
# Starts the daemons of the emulated PC, and waits until the engine answers. Those that run already are ended before.
# There is one processor, and memory to spare: what runs for a moment need not collect garbage, nor be interrupted by its own timer.
export GOMAXPROCS=1 GODEBUG=asyncpreemptoff=1 GOGC=400

# Starts a daemon. Arguments: NAME COMMAND…
daemon() {
  local name=$1
  shift
  setsid "$@" >"/var/log/$name.log" 2>&1 </dev/null &
}

for name in dockerd containerd docker-registry; do
  pkill -x "$name"
  while pgrep -x "$name" >/dev/null; do sleep 0.1; done
done
rm -f /run/docker.sock /run/containerd/containerd.sock
ulimit -n 65536
daemon docker-registry docker-registry serve /usr/lib/drydock/registry.yml
daemon containerd containerd
until [ -S /run/containerd/containerd.sock ]; do sleep 0.1; done
daemon dockerd dockerd --containerd /run/containerd/containerd.sock --registry-mirror http://127.0.0.1:5000
until [ -S /run/docker.sock ]; do sleep 0.1; done
until docker version >/dev/null 2>&1; do sleep 0.1; done
