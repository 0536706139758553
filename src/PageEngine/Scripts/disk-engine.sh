# What make-disk.sh makes the engine's disk from.
wanted="base-files base-passwd bash bash-completion busybox-static containerd coreutils curl debianutils docker-registry docker.io findutils grep
  gzip hostname iproute2 iptables iputils-ping jq less libc-bin login mawk mount nano ncurses-base ncurses-bin netbase passwd procps python3 sed sudo tar
  tini util-linux vim-tiny"
modules="bridge br_netfilter veth iptable_filter iptable_nat xt_conntrack xt_addrtype xt_MASQUERADE xt_nat xt_tcpudp ipt_REJECT"

fill() {
  local image content=/var/tmp/content
  # For each layer of an image, dockerd starts itself once more when it pulls the image. With one layer, a pull takes half of the time.
  for image in $(ls /srv/drydock/registry/docker/registry/v2/repositories/library); do
    docker create --name "$image" "$image" >/dev/null
    mapfile -t changes < <(docker inspect --format '{{with .Config.Entrypoint}}ENTRYPOINT {{json .}}{{end}}
{{with .Config.Cmd}}CMD {{json .}}{{end}}
{{range .Config.Env}}ENV {{.}}
{{end}}{{range $port, $_ := .Config.ExposedPorts}}EXPOSE {{$port}}
{{end}}{{range $path, $_ := .Config.Volumes}}VOLUME {{$path}}
{{end}}' "$image" | sed '/^$/d; s/^/--change=/')
    # Perl and the tables of old encodings are half of Debian's images, and nothing in the lessons uses them.
    mkdir "$content"
    docker export "$image" | tar --extract --directory "$content" --exclude '*/perl*' --exclude '*/libperl*' --exclude '*/gconv'
    tar --create --directory "$content" . | docker import "${changes[@]}" - "127.0.0.1:5000/library/$image" >/dev/null
    rm -r "$content"
    docker push --quiet "127.0.0.1:5000/library/$image" >/dev/null
  done
  docker-registry garbage-collect --delete-untagged "$files/usr/lib/drydock/registry.yml" >/dev/null
  mkdir -p "$root/srv/drydock"
  cp --archive /srv/drydock/. "$root/srv/drydock"
  ln -sf xtables-legacy-multi "$root/usr/sbin/iptables"
  ln -sf xtables-legacy-multi "$root/usr/sbin/ip6tables"
  chmod 755 "$root"/usr/lib/drydock/engine "$root"/usr/bin/docker "$root"/usr/sbin/dockerd
  "$unpacked/usr/bin/tcc" -nostdlib -static -o "$root/usr/lib/drydock/runtime" "$root/usr/lib/drydock/runtime.c"
}
