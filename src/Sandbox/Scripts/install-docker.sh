# In a copy of the bare machine's root, as chroot without a network: installs Docker from the package files in it.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
apt-get install -qq --yes --no-install-recommends /srv/drydock/packages/*.deb >/dev/null
usermod --append --groups docker you
mkdir -p /etc/docker
echo '{}' >/etc/docker/daemon.json

dpkg-query --show --showformat '${Package} ${Version} ${Architecture}\n' >/etc/drydock/packages
: >/etc/apt/sources.list
rm -rf /srv/drydock/packages /var/lib/apt/lists /usr/share/doc /usr/share/man /var/log/*.log
mkdir -p /var/lib/apt/lists/partial
