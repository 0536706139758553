# In a freshly unpacked root, as chroot: makes it the machine that a lesson's reader has.
set -euo pipefail
groupadd --force --system docker
useradd --uid 1000 --create-home --shell /bin/bash --groups docker you
echo 'you ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/you
chmod 440 /etc/sudoers.d/you
echo drydock >/etc/hostname
printf '127.0.0.1\tlocalhost drydock\n::1\tlocalhost ip6-localhost ip6-loopback\n' >/etc/hosts
: >/etc/resolv.conf

mkdir -p /etc/docker /etc/drydock /var/lib/drydock/registry
echo '{}' >/etc/docker/daemon.json
cat >/etc/drydock/registry.yml <<'YAML'
version: 0.1
storage:
  filesystem:
    rootdirectory: /var/lib/drydock/registry
  delete:
    enabled: true
http:
  addr: 127.0.0.1:5000
YAML

dpkg-query --show --showformat '${Package} ${Version} ${Architecture}\n' >/etc/drydock/packages
rm -rf /var/cache/apt/archives /var/lib/apt/lists /usr/share/doc /usr/share/man /usr/share/info /usr/share/locale /var/log/*.log
mkdir -p /var/cache/apt/archives/partial /var/lib/apt/lists/partial
