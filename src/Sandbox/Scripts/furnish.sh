# In a freshly unpacked root, as chroot without a network: makes it the machine that a lesson's reader has before Docker
# is installed, with an apt repository of the package files that lie in it.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
ip link set lo up

useradd --uid 1000 --create-home --shell /bin/bash you
echo 'you ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/you
chmod 440 /etc/sudoers.d/you
echo drydock >/etc/hostname
printf '127.0.0.1\tlocalhost drydock\n::1\tlocalhost ip6-localhost ip6-loopback\n' >/etc/hosts
: >/etc/resolv.conf
echo 'debconf debconf/frontend select Noninteractive' | debconf-set-selections

# The machine's own init starts it, with its own configuration.
systemctl disable --quiet docker-registry
mkdir -p /etc/drydock /srv/drydock/registry
cat >/etc/drydock/registry.yml <<'YAML'
version: 0.1
storage:
  filesystem:
    rootdirectory: /srv/drydock/registry
  delete:
    enabled: true
http:
  addr: 127.0.0.1:5000
YAML

rm -rf /var/cache/apt/archives /var/lib/apt/lists /usr/share/doc /usr/share/man /usr/share/info /usr/share/locale /var/log/*.log
mkdir -p /var/cache/apt/archives/partial /var/lib/apt/lists/partial
dpkg-query --show --showformat '${Package} ${Version} ${Architecture}\n' >/etc/drydock/packages

cd /srv/drydock/packages
for file in *.deb; do
  name=$(dpkg-deb --field "$file" Package)
  if [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$name" 2>/dev/null)" = installed ]; then
    rm "$file"
    continue
  fi
  # A colon in a version is %3a in the file's name, which a web server would read as a colon.
  plain=${file//%3a/-}
  [ "$file" = "$plain" ] || mv "$file" "$plain"
  {
    dpkg-deb --field "$plain"
    printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' "$plain" "$(stat --format %s "$plain")" "$(sha256sum "$plain" | cut -d ' ' -f 1)"
  } >>Packages
  dpkg-deb --showformat '${Package} ${Version} ${Architecture}\n' --show "$plain" >>/etc/drydock/packages
done
printf 'Date: %s\nSHA256:\n %s %s Packages\n' "$(LC_ALL=C date --utc --rfc-email | sed 's,+0000,UTC,')" "$(sha256sum Packages | cut -d ' ' -f 1)" "$(stat --format %s Packages)" >Release

echo 'deb [trusted=yes] http://127.0.0.1:8000/ ./' >/etc/apt/sources.list
busybox httpd -f -p 127.0.0.1:8000 -h . &
server=$!
apt-get update --quiet
kill "$server"

# Without a daemon it ends with an error, after it has printed what the client knows.
unpacked=$(mktemp --directory)
for file in docker*.deb; do
  dpkg-deb --extract "$file" "$unpacked"
done
"$unpacked/usr/bin/docker" version --format '{{.Client.Version}} {{.Client.APIVersion}}' >/etc/drydock/docker 2>/dev/null || true
rm -r "$unpacked"
