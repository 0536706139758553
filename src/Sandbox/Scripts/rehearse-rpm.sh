# In a copy of the bare machine's root, as chroot without a network: makes it the rehearsal of a CentOS machine. dnf is
# Debian's; what it installs are RPMs made here from the files of Debian's Docker, under the names that Docker's own
# packages have. A web server on the machine itself answers under the names of the sites that the commands name.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
packages=/srv/drydock/packages
sites=/srv/drydock/sites
work=$(mktemp --directory)
cd "$packages"

# Which RPM gets a Debian package's files; what Docker needs besides comes with docker-ce.
rpm_of() {
  case $1 in
    docker-cli) echo docker-ce-cli ;;
    docker-buildx | docker-compose) echo "$1-plugin" ;;
    containerd | runc) echo containerd.io ;;
    *dnf-plugins-core) echo dnf-plugins-core ;;
    *) echo docker-ce ;;
  esac
}

# What the bare machine offers is Docker and what it needs. dnf's plugins are left to be installed by the reader, as on CentOS. The rest
# that lies here is dnf and what that needs.
tools=()
declare -A version
offered=$(sed --quiet 's/^Package: //p' Packages; printf '%s\n' dnf-plugins-core python3-dnf-plugins-core)
for file in *.deb; do
  name=$(dpkg-deb --field "$file" Package)
  if grep --quiet --line-regexp --fixed-strings "$name" <<<"$offered"; then
    mkdir -p "$work/$(rpm_of "$name")"
    dpkg-deb --extract "$file" "$work/$(rpm_of "$name")"
    version[$name]=$(dpkg-deb --field "$file" Version)
  else
    tools+=("$packages/$file")
  fi
done
ip link set lo up
busybox httpd -f -p 127.0.0.1:8000 -h "$packages" &
server=$!
apt-get install -qq --yes --no-install-recommends "${tools[@]}" >/dev/null
kill "$server"
rm -f "$packages"/*

# Until Debian split it, docker.io had the client in it.
if [ ! -d "$work/docker-ce-cli" ]; then
  mkdir -p "$work/docker-ce-cli/usr/bin"
  mv "$work/docker-ce/usr/bin/docker" "$work/docker-ce-cli/usr/bin/docker"
fi

# Debian chooses between its two by alternatives, which an RPM does not set.
for family in iptables ip6tables; do
  for tool in '' -save -restore; do
    ln -s "$family-nft$tool" "$work/docker-ce/usr/sbin/$family$tool"
  done
done

# An RPM has no use for these files of Debian's, and rootless mode has a package of its own.
rm -r "$work"/docker-ce/etc/{init.d,default}
mkdir -p "$work/docker-ce-rootless-extras/usr/bin"
mv "$work"/docker-ce/usr/share/docker.io/contrib/dockerd-rootless*.sh "$work/docker-ce-rootless-extras/usr/bin"

mkdir -p "$work/yum-utils/usr/bin"
printf '#!/bin/sh\nexec dnf config-manager "$@"\n' >"$work/yum-utils/usr/bin/yum-config-manager"
chmod 755 "$work/yum-utils/usr/bin/yum-config-manager"
# Debian puts plugins into this package that are packages of their own on CentOS, where they are not installed.
for plugin in leaves show_leaves local versionlock pre-transaction-actions post-transaction-actions; do
  rm -f "$work"/dnf-plugins-core/usr/lib/python3/dist-packages/dnf-plugins/$plugin.py "$work"/dnf-plugins-core/etc/dnf/plugins/$plugin.conf
done

# Writes a program that only says that it stands in for another. Arguments: FILE NAME
stand_in() {
  mkdir -p "$(dirname "$1")"
  cat >"$1" <<SH
#!/bin/sh
if [ "\$1" = docker-cli-plugin-metadata ]; then
  echo '{"SchemaVersion": "0.1.0", "Vendor": "Drydock", "Version": "stand-in", "ShortDescription": "this machine has no $2"}'
  exit
fi
echo 'This is a stand-in: this machine has no $2.' >&2
exit 1
SH
  chmod 755 "$1"
}
for tool in gcc g++; do
  name=${tool/g++/gcc-c++}
  stand_in "$work/$name/usr/bin/$tool" "$name"
done
for plugin in docker-buildx docker-compose; do
  if [ ! -d "$work/$plugin-plugin" ]; then
    stand_in "$work/$plugin-plugin/usr/libexec/docker/cli-plugins/$plugin" "$plugin"
    version[$plugin]=0
  fi
done

# Builds an RPM of a tree. Arguments: NAME VERSION REPOSITORY HEADER…, where a header is a line of the spec
build() {
  local name=$1 version=${2%%[+~-]*} repository=$3
  version=${version#*:}
  shift 3
  for directory in bin sbin lib lib64; do
    if [ -d "$work/$name/$directory" ]; then
      mkdir -p "$work/$name/usr/$directory"
      cp --archive "$work/$name/$directory/." "$work/$name/usr/$directory"
      rm -r "${work:?}/$name/$directory"
    fi
  done
  rm -rf "$work/$name"/usr/share/{doc,man,lintian,bash-completion,zsh,fish,locale}
  (cd "$work/$name" && find . ! -type d -printf '"/%P"\n') >"$work/$name.files"
  {
    printf 'Name: %s\nVersion: %s\nRelease: 1.rehearsal\nSummary: A stand-in for %s\nLicense: as in Debian\nAutoReqProv: no\n' "$name" "$version" "$name"
    [ $# -eq 0 ] || printf '%s\n' "$@"
    printf '%%description\nMade from the files of the Debian packages on this machine.\n'
    printf '%%install\nmkdir -p %%{buildroot}\ncp --archive %s/. %%{buildroot}\n' "$work/$name"
    printf '%%files -f %s\n' "$work/$name.files"
    [ ! -f "$work/$name.scripts" ] || cat "$work/$name.scripts"
  } >"$work/$name.spec"
  rpmbuild -bb --quiet --define "_topdir $work/rpmbuild" --define "_rpmdir $repository" --define '_build_id_links none' \
    --define 'debug_package %{nil}' --define '__os_install_post %{nil}' --define '_binary_payload w1.gzdio' \
    --define '_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm' "$work/$name.spec"
}

# What the scripts of Docker's own packages do: when they are installed, they start nothing; when they are removed, they stop it.
cat >"$work/docker-ce.scripts" <<'SPEC'
%pre
getent group docker >/dev/null || groupadd --system docker
%post
ldconfig
systemctl daemon-reload
%preun
if [ $1 -eq 0 ]; then
  systemctl --quiet stop docker.socket docker.service || :
  systemctl --quiet disable docker.socket docker.service || :
fi
%postun
systemctl daemon-reload
SPEC
cat >"$work/containerd.io.scripts" <<'SPEC'
%post
systemctl daemon-reload
%preun
if [ $1 -eq 0 ]; then
  systemctl --quiet stop containerd.service || :
  systemctl --quiet disable containerd.service || :
fi
%postun
systemctl daemon-reload
SPEC

# What the machine has is not in dnf's books; its packages need a shell from there.
mkdir -p "$work/shell"
printf 'Name: shell\nVersion: 1\nRelease: 1\nSummary: The shell that is here\nLicense: none\nProvides: /bin/sh\n%%description\n%%files\n' >"$work/shell.spec"
rpmbuild -bb --quiet --define "_topdir $work/rpmbuild" --define "_rpmdir $work/rpms" "$work/shell.spec"
# Debian keeps RPM's database in the home directory of whoever asks.
mkdir -p /etc/rpm
echo '%_dbpath /var/lib/rpm' >/etc/rpm/macros
rpm --initdb
rpm --install "$work"/rpms/*/*.rpm

arch=$(rpm --eval '%{_arch}')
stable=$sites/download.docker.com/linux/centos/9/$arch/stable
vault=$sites/vault.centos.org/7.9.2009/os/$arch
mkdir -p baseos appstream "$stable" "$vault" "$sites/mirrors.aliyun.com"
ln -s ../download.docker.com "$sites/mirrors.aliyun.com/docker-ce"

build dnf-plugins-core "${version[dnf-plugins-core]}" "$packages/baseos"
build yum-utils "${version[dnf-plugins-core]}" "$packages/baseos" 'Requires: dnf-plugins-core'
build gcc 0 "$packages/appstream"
build gcc-c++ 0 "$packages/appstream" 'Requires: gcc'
# Who needs, recommends and refuses whom is as in the specs of Docker's own packages.
build containerd.io "${version[containerd]}" "$stable" 'Conflicts: containerd' 'Conflicts: runc'
build docker-ce-cli "${version[docker.io]}" "$stable" 'Recommends: docker-buildx-plugin' 'Recommends: docker-compose-plugin' 'Conflicts: docker'
build docker-ce "${version[docker.io]}" "$stable" 'Requires: docker-ce-cli' 'Requires: containerd.io' 'Recommends: docker-ce-rootless-extras' \
  'Conflicts: docker'
build docker-ce-rootless-extras "${version[docker.io]}" "$stable" 'Requires: docker-ce'
for plugin in docker-buildx docker-compose; do
  build "$plugin-plugin" "${version[$plugin]}" "$stable"
done
for repository in baseos appstream "$stable" "$vault"; do
  createrepo_c --quiet "$repository"
done
rm -r "$work"

# A repository's description. Arguments: ID NAME ADDRESS
describe() {
  printf '[%s]\nname=%s\nbaseurl=%s\nenabled=1\ngpgcheck=0\n' "$@"
}
mkdir -p /etc/yum.repos.d /etc/dnf/vars
describe docker-ce-stable 'Docker CE Stable - $basearch (a rehearsal)' 'https://download.docker.com/linux/centos/$releasever/$basearch/stable' \
  >"$sites/download.docker.com/linux/centos/docker-ce.repo"
{
  describe baseos 'CentOS Stream 9 - BaseOS (a rehearsal)' http://127.0.0.1:8000/baseos
  echo
  describe appstream 'CentOS Stream 9 - AppStream (a rehearsal)' http://127.0.0.1:8000/appstream
} >/etc/yum.repos.d/centos.repo

# The settings of dnf on CentOS Stream 9.
printf '[main]\ngpgcheck=1\ninstallonly_limit=3\nclean_requirements_on_remove=True\nbest=True\nskip_if_unavailable=False\n' >/etc/dnf/dnf.conf
echo 9 >/etc/dnf/vars/releasever
ln -sf dnf /usr/bin/yum
echo 'CentOS Stream release 9 (a rehearsal on Debian)' >/etc/redhat-release

# On CentOS, a package's services do not start with the machine until somebody enables them.
mkdir -p /etc/systemd/system-preset
printf 'disable %s\n' docker.service docker.socket containerd.service >/etc/systemd/system-preset/90-docker.preset

# The sites: their names lead to this machine, and it trusts a certificate that is made here for them.
names=(download.docker.com mirrors.aliyun.com vault.centos.org)
printf '127.0.0.1\t%s\n' "${names[*]}" >>/etc/hosts
mkdir -p /etc/drydock/sites /usr/local/share/ca-certificates
openssl req -x509 -newkey rsa:2048 -nodes -days 36500 -subj '/CN=Sites of the rehearsal' -keyout /etc/drydock/sites/key.pem \
  -out /etc/drydock/sites/certificate.pem -addext "subjectAltName=$(printf 'DNS:%s\n' "${names[@]}" | paste --serial --delimiters ,)" 2>/dev/null
cp /etc/drydock/sites/certificate.pem /usr/local/share/ca-certificates/rehearsal.crt
update-ca-certificates >/dev/null 2>&1
cat >/etc/drydock/sites/serve.py <<PYTHON
"""Serves the directories of $sites, each under the name of its site, with and without TLS."""
import os
import ssl
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from systemd.daemon import notify


class Site(SimpleHTTPRequestHandler):
    def translate_path(self, path):
        site = os.path.basename((self.headers["Host"] or "-").split(":")[0])
        self.directory = os.path.join("$sites", site)
        return super().translate_path(path)

    def log_message(self, *ignored):
        pass


plain = ThreadingHTTPServer(("127.0.0.1", 80), Site)
secure = ThreadingHTTPServer(("127.0.0.1", 443), Site)
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain("/etc/drydock/sites/certificate.pem", "/etc/drydock/sites/key.pem")
secure.socket = context.wrap_socket(secure.socket, server_side=True)
Thread(target=plain.serve_forever, daemon=True).start()
notify("READY=1")
secure.serve_forever()
PYTHON
cat >/etc/systemd/system/drydock-sites.service <<'UNIT'
[Unit]
Description=The sites of the rehearsal

[Service]
Type=notify
ExecStart=/usr/bin/python3 /etc/drydock/sites/serve.py

[Install]
WantedBy=multi-user.target
UNIT
systemctl enable --quiet drydock-sites
