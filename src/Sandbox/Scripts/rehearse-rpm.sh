# In a copy of the bare machine's root, as chroot without a network: makes it the rehearsal of a CentOS machine. dnf is
# Debian's; what it installs are RPMs made here from the files of Debian's Docker, under the names that Docker's own
# packages have.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
packages=/srv/drydock/packages
work=$(mktemp --directory)
cd "$packages"

# Which RPM gets a Debian package's files; what Docker needs besides comes with docker-ce.
rpm_of() {
  case $1 in
    docker-cli) echo docker-ce-cli ;;
    docker-buildx | docker-compose) echo "$1-plugin" ;;
    containerd | runc) echo containerd.io ;;
    *) echo docker-ce ;;
  esac
}

# What the bare machine offers is Docker and what it needs; the rest that lies here is dnf and what that needs.
tools=()
declare -A version
offered=$(sed --quiet 's/^Package: //p' Packages)
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

mkdir -p "$work/yum-utils/usr/bin"
printf '#!/bin/sh\nexec dnf config-manager "$@"\n' >"$work/yum-utils/usr/bin/yum-config-manager"
chmod 755 "$work/yum-utils/usr/bin/yum-config-manager"

# Builds an RPM of a tree. Arguments: NAME VERSION REPOSITORY REQUIRED…
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
  rm -rf "$work/$name"/usr/share/{doc,man,lintian,bash-completion,zsh,fish}
  (cd "$work/$name" && find . ! -type d -printf '"/%P"\n') >"$work/$name.files"
  {
    printf 'Name: %s\nVersion: %s\nRelease: 1.rehearsal\nSummary: A stand-in for %s\nLicense: as in Debian\nAutoReqProv: no\n' "$name" "$version" "$name"
    [ $# -eq 0 ] || printf 'Requires: %s\n' "$@"
    printf '%%description\nMade from the files of the Debian packages on this machine.\n'
    printf '%%install\nmkdir -p %%{buildroot}\ncp --archive %s/. %%{buildroot}\n' "$work/$name"
    printf '%%files -f %s\n%%pre\ngetent group docker >/dev/null || groupadd --system docker\n%%post\nldconfig\nsystemctl daemon-reload\n' "$work/$name.files"
  } >"$work/$name.spec"
  rpmbuild -bb --quiet --define "_topdir $work/rpmbuild" --define "_rpmdir $packages/$repository" --define '_build_id_links none' \
    --define 'debug_package %{nil}' --define '__os_install_post %{nil}' --define '_binary_payload w1.gzdio' "$work/$name.spec"
}

# What the machine has is not in dnf's books; its packages need a shell from there.
mkdir -p "$work/shell"
printf 'Name: shell\nVersion: 1\nRelease: 1\nSummary: The shell that is here\nLicense: none\nProvides: /bin/sh\n%%description\n%%files\n' >"$work/shell.spec"
rpmbuild -bb --quiet --define "_topdir $work/rpmbuild" --define "_rpmdir $work/rpms" "$work/shell.spec"
rpm --initdb
rpm --install "$work"/rpms/*/*.rpm

build yum-utils 4 base
build containerd.io "${version[containerd]}" docker-ce
build docker-ce-cli "${version[docker.io]}" docker-ce
build docker-ce "${version[docker.io]}" docker-ce docker-ce-cli containerd.io
for plugin in docker-buildx docker-compose; do
  [ ! -d "$work/$plugin-plugin" ] || build "$plugin-plugin" "${version[$plugin]}" docker-ce docker-ce-cli
done
for repository in base docker-ce; do
  createrepo_c --quiet "$repository"
done
rm -r "$work"

# A repository's description. Arguments: ID NAME
describe() {
  printf '[%s]\nname=%s\nbaseurl=http://127.0.0.1:8000/%s\nenabled=1\ngpgcheck=0\n' "$1" "$2" "$1"
}
describe docker-ce 'Docker CE, a rehearsal' >docker-ce.repo
mkdir -p /etc/yum.repos.d /etc/dnf/vars
describe base 'Base packages, a rehearsal' >/etc/yum.repos.d/base.repo
echo 9 >/etc/dnf/vars/releasever
[ ! -f /etc/dnf/plugins/local.conf ] || printf '[main]\nenabled = false\n' >/etc/dnf/plugins/local.conf
ln -sf dnf /usr/bin/yum
echo 'CentOS Stream release 9 (a rehearsal on Debian)' >/etc/redhat-release
