// Boots the PC with the Docker Engine once, and writes the files that a site serves.
//   node make.mjs DISK OUTPUT
import { request, ResponseReader } from './http.ts';
import { make } from './making.mjs';

/** What readers of the lessons type, once through. */
const round = [
  'docker images',
  'docker run hello-world',
  'docker ps --all',
  'docker rm $(docker ps --all --quiet --filter ancestor=hello-world)',
  'docker rmi hello-world',
  'docker create --name box --hostname box busybox sleep 300',
  'docker start box',
  'docker exec box ps',
  'docker top box',
  'uname -nr && docker exec box uname -nr',
  "docker exec box sh -c 'echo hello | tee /note /dev/shm/draft'",
  'docker diff box',
  'docker stop -t 1 box',
  "docker ps --all --format 'table {{.Names}}\\t{{.Status}}'",
  'docker start box',
  'docker exec box find /note /dev/shm -type f',
  'docker run --name other busybox cat /note',
  'docker logs other',
  'docker run --name typo busybox serve',
  'docker run --name data busybox /etc/passwd',
  'docker run --name box busybox',
  'docker rm --force box other typo data',
  'docker ps',
  'docker run --rm busybox echo hi',
  'docker run --detach --name web --publish 8080:80 busybox httpd -f -h /etc',
  'docker inspect web',
  'docker rm --force web',
  'docker rmi busybox',
  'docker info',
  'docker version',
];

/** The commands of the round that fail, and their exit codes. */
const failing = new Map([
  ['docker run --name other busybox cat /note', 1],
  ['docker run --name typo busybox serve', 127],
  ['docker run --name data busybox /etc/passwd', 126],
  ['docker run --name box busybox', 125],
]);

async function warm(machine, times) {
  const responses = new ResponseReader();
  let answered;
  machine.pc.onOutput(2, (bytes) => {
    const response = responses.read(bytes);
    if (response) answered?.(response);
  });
  const ask = (path) => new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`The engine did not answer GET ${path} within 300 s`)), 300_000);
    answered = ({ status, body }) => {
      clearTimeout(limit);
      status === 200 ? resolve() : reject(new Error(`The engine answered GET ${path} with ${status}: ${body}`));
    };
    void machine.pc.input(2, request('GET', path, ''));
  });
  for (let index = 0; index < times; index++) {
    for (const command of round) {
      await machine.type(command, failing.get(command));
    }

    for (const path of ['/containers/json?all=1', '/images/json', '/version']) {
      await ask(path);
    }
  }

  await machine.forget();
}

async function finish(machine) {
  // Fresh daemons, which have no events to tell of, and no garbage.
  await machine.root('/usr/lib/drydock/engine');
  await machine.root('for path in containers images; do curl --silent --output /dev/null --unix-socket /run/docker.sock http://docker/$path/json; done; docker ps >/dev/null');
  // The layers of images, which a reader pulls once.
  await machine.root('find /srv/drydock/registry -name data -exec dd if={} iflag=nocache count=0 status=none \\;');
  const [docker, kernel] = (await machine.root('docker version --format "{{.Server.Version}} $(uname -r)"')).trim().split(' ');
  return { docker, kernel };
}

await make({ memory: 512 << 20, spare: 12, warm, rounds: 2, finish });
