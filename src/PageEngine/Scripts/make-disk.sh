# In a machine with the page's engine, as root: makes what an emulated PC starts from.
# Arguments: PROFILE, a script that says what is on its disk: `wanted`, the packages that readers need, `modules`, what its kernel loads, and `fill`,
# which adds what is in no package; TOOLS, KERNEL and COMPILER, directories of .deb files; IMAGES, one of those that the images are made from, with the files
# that name the images' packages; FILES, a directory of files to put into the root;
# OUT, the directory for `vmlinuz`, `initrd`, `disk`, `bios`, `vgabios` and `packages`, the list of what they contain
set -euo pipefail
shopt -s nullglob
profile=$1 tools=$2 kernel=$3 compiler=$4 images=$5 files=$6 out=$7
root=/var/tmp/root unpacked=/var/tmp/kernel ramdisk=/var/tmp/ramdisk
mkdir -p "$root" "$unpacked" "$out"

# The packages that .deb files need.
needs() {
  for file in "$@"; do
    dpkg-deb --field "$file" Depends
  done | tr ',|' '\n\n' | sed 's/^ *//; s/[ :(].*//'
}

# Installed packages, with all that they need.
closure() {
  dpkg-query --show --showformat '${Package}:${Pre-Depends},${Depends},\n' | awk -F: -v wanted="$*" '
  { name = $1; sub(/^[^:]*:/, ""); needs[name] = $0 }
  function take(name,    list, count, i) {
    if (!(name in needs) || (name in taken)) return
    taken[name]
    print name
    count = split(needs[name], list, /[,|]/)
    for (i = 1; i <= count; i++) { sub(/^ */, "", list[i]); sub(/[ :(].*/, "", list[i]); take(list[i]) }
  }
  END { count = split(wanted, list, /[ \n]+/); for (i = 1; i <= count; i++) take(list[i]) }'
}

# What is only on the disk costs a reader nothing until it is used.
. "$profile"
packages=$(closure $wanted $(needs "$tools"/*.deb))

for directory in bin sbin lib; do
  mkdir -p "$root/usr/$directory"
  ln -s "usr/$directory" "$root/$directory"
done
mkdir -p "$root"/{dev,etc,home,mnt,opt,proc,root,run,srv,sys,tmp,var/lib/docker,var/lib/containerd,var/tmp}
chmod 1777 "$root/tmp" "$root/var/tmp"
ln -s /run "$root/var/run"
# The libraries' symbolic links and the programs' alternatives belong to no package.
{
  dpkg --listfiles $packages
  find /etc /home /usr/bin /usr/sbin /usr/lib/i386-linux-gnu -type l
} | grep --invert-match --extended-regexp '^/(usr/share/(doc|man|info|locale|lintian|perl|zsh|fish)|var/lib/dpkg|usr/lib/(systemd|python3))/' | sort --unique |
  while read -r file; do [ ! -e "$file" ] && [ ! -L "$file" ] || echo "${file#/}"; done |
  tar --create --directory / --no-recursion --files-from - | tar --extract --directory "$root" --keep-directory-symlink
for directory in etc home/you; do
  mkdir -p "$root/$directory"
  cp --archive "/$directory/." "$root/$directory"
done
for file in "$tools"/*.deb; do
  dpkg-deb --fsys-tarfile "$file" | tar --extract --directory "$root" --keep-directory-symlink --exclude './usr/share/doc/*' --exclude './usr/share/man/*'
done
find "$root" -xtype l -lname '/etc/alternatives/*' -delete
cp --archive "$files/." "$root"
chmod 755 "$root"/usr/lib/drydock/init
printf '127.0.0.1\tlocalhost drydock\n' >"$root/etc/hosts"
: >"$root/etc/fstab"

for file in "$kernel"/*.deb "$compiler"/*.deb; do
  dpkg-deb --extract "$file" "$unpacked"
done
fill
release=$(ls "$unpacked/lib/modules")
cp "$unpacked/boot/vmlinuz-$release" "$out/vmlinuz"
cp "$unpacked/usr/share/seabios/bios.bin" "$out/bios"
cp "$unpacked/usr/share/seabios/vgabios-stdvga.bin" "$out/vgabios"

mkdir -p "$ramdisk"/{bin,dev,lib,proc,sys,root,modules}
cp "$root/usr/bin/busybox" "$ramdisk/bin/busybox"
ln -s busybox "$ramdisk/bin/sh"
cp "$root/usr/lib/drydock/start" "$ramdisk/init"
chmod 755 "$ramdisk/init"
declare -A path seen
while read -r file; do
  name=${file##*/} name=${name%.ko}
  path[${name//-/_}]=$file
done < <(find "$unpacked/lib/modules" -name '*.ko')
# Copies a module behind those that it needs.
load() {
  local need
  [ -z "${seen[$1]:-}" ] || return 0
  seen[$1]=1
  [ -n "${path[$1]:-}" ] || { echo "The kernel $release has no module $1" >&2; return 1; }
  for need in $(tr '\0' '\n' <"${path[$1]}" | sed --quiet 's/^depends=//p' | tr ',-' ' _'); do
    load "$need"
  done
  cp "${path[$1]}" "$ramdisk/modules/$1.ko"
  echo "$1" >>"$ramdisk/modules/order"
}
for module in crc32c_generic virtio_pci virtio_console ata_piix sd_mod ext4 overlay $modules; do
  load "$module"
done
(cd "$ramdisk" && find . | sort | busybox cpio -o -H newc) 2>/dev/null >"$out/initrd"

{
  dpkg-query --show --showformat '${Package} ${Version} ${source:Package} ${source:Version}\n' $packages \
    $(closure $(cat "$images"/*.packages) $(needs "$images"/*.deb))
  for file in "$tools"/*.deb "$images"/*.deb "$kernel"/{linux-image-6*,seabios*}.deb; do
    dpkg-deb --showformat '${Package} ${Version} ${source:Package} ${source:Version}\n' --show "$file"
  done
} | sort --unique >"$out/packages"

# Blocks of a page's size, so that what the guest has read from the disk is found again in its memory.
size=$(($(du --summarize --block-size=1M "$root" | cut -f 1) + 24))
truncate --size "${size}M" "$out/disk"
mke2fs -q -t ext4 -O ^has_journal,^metadata_csum,^64bit,^resize_inode -E root_owner=0:0 -m 0 -b 4096 -N 40000 -d "$root" "$out/disk"
