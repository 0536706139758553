// The buttons that offer machines in the page. Nothing of a machine is loaded before its button is pressed.
import { button, element } from '../live/elements';
import type { FromWorker } from './emulator';
import { connect, isUsed, outlivesPages } from './shared';

const script = document.currentScript as HTMLScriptElement;
const { docker, linux, lesson = '', bytes = '0', labBytes = '0', machine = '' } = script.dataset;
const megabytes = (count: string): number => Math.ceil(Number(count) / 1e6);
const version = docker?.split('+')[0] ?? '';

const english = {
  title: 'Try it here',
  what: `Your browser can run this lesson's commands in a Docker Engine of its own. It loads ${megabytes(bytes)} MB once and keeps them; nothing is installed, and no server is involved.`,
  differs: 'What is different',
  differsHere: 'What is different on this machine',
  slower: `It's Docker ${version} on an emulated 32-bit PC inside this page, so it's slower: a container takes a few seconds to start, and the first one of an image, which is pulled then, ten seconds to a minute.`,
  outputs: `What you see can differ from what the page shows: IDs, times, sizes, the platform linux/386, and whatever newer versions of Docker print in another way. If the page offers recordings of Docker ${version.split('.').slice(0, 2).join('.')}, they come closest.`,
  checks: 'Each step turns green when the page has checked it with the Engine API. A few steps cannot be checked in that way, and say so. C# programs do not run here.',
  labTitle: 'Try it without Docker',
  lab: `The steps that need no Docker also run on a plain Linux in this page, a smaller machine that loads ${megabytes(labBytes)} MB once. Each of the other steps says that it needs Docker.`,
  labDiffers: `The plain Linux is Debian with the kernel ${linux?.split('-')[0]}, on the same kind of emulated PC. An image that \`docker image save\` has written is on it as a file, since nothing there could download one.`,
  disk: 'The Docker Engine of this page needs a web server: browsers do not load it for a page that was opened from disk.',
  old: 'This browser cannot run the Docker Engine of this page: it lacks WebAssembly or workers.',
  loading: 'Loading…',
  failed: 'It could not be loaded. Are you offline?',
};

const chinese: typeof english = {
  title: '在这里试一试',
  what: `浏览器可以自己运行一个 Docker Engine，执行这一课的命令。它会加载一次 ${megabytes(bytes)} MB 并保存下来；不用安装任何东西，也不需要服务器。`,
  differs: '有什么不同',
  differsHere: '这台机器有什么不同',
  slower: `这是运行在页面内一台模拟 32 位 PC 上的 Docker ${version}，所以比较慢：启动一个容器要几秒；第一次用某个镜像时还要拉取它，需要十秒到一分钟。`,
  outputs: `你看到的输出可能与页面上的不同：ID、时间、大小、平台 linux/386，以及新版 Docker 换了说法的内容。如果页面有 Docker ${version.split('.').slice(0, 2).join('.')} 的录制结果，那是最接近的。`,
  checks: '页面用 Engine API 检查通过之后，步骤就会变绿。少数步骤无法这样检查，页面会说明。C# 程序不能在这里运行。',
  labTitle: '不用 Docker 试一试',
  lab: `不需要 Docker 的步骤，也可以在页面里的一台普通 Linux 上完成。这台机器更小，只会加载一次 ${megabytes(labBytes)} MB。其余步骤会注明需要 Docker。`,
  labDiffers: `这台普通 Linux 是 Debian，内核为 ${linux?.split('-')[0]}，同样运行在模拟的 PC 上。上面有一个用 \`docker image save\` 保存成文件的镜像，因为它没有网络，下载不了镜像。`,
  disk: '这个页面的 Docker Engine 需要网页服务器：从磁盘打开的页面，浏览器不会为它加载。',
  old: '这个浏览器缺少 WebAssembly 或 Worker，无法运行这个页面的 Docker Engine。',
  loading: '正在加载……',
  failed: '加载失败。你是不是离线了？',
};

const words = document.documentElement.lang.startsWith('zh') ? chinese : english;

/** The version of a machine, as its data attribute. */
type Version = Readonly<Record<string, string>>;

function beside(name: string): string {
  return new URL(name, script.src).href;
}

function load(source: string, data: Readonly<Record<string, string>> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const created = element('script', { src: source, async: false });
    Object.assign(created.dataset, data);
    created.addEventListener('load', () => resolve());
    created.addEventListener('error', () => {
      created.remove();
      reject(new Error(source));
    });
    document.head.append(created);
  });
}

function loadStylesheet(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = element('link', { rel: 'stylesheet', href: source });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(source));
    });
    document.head.append(link);
  });
}

/** A text, in which commands stand between backticks. */
function withCode(text: string): (HTMLElement | string)[] {
  return text.split('`').map((part, index) => index % 2 === 1 ? element('code', { textContent: part }) : part);
}

function offer(): HTMLElement {
  if (location.protocol === 'file:') {
    return element('p', { textContent: words.disk });
  }

  if (!('WebAssembly' in globalThis && 'Worker' in globalThis)) {
    return element('p', { textContent: words.old });
  }

  const offers = element('div', { className: 'try-offers' });
  const summary = element('summary', { textContent: words.differs });
  const differs = element('details', {}, summary);
  const box = element('div', {}, offers, differs);
  if (docker !== undefined) {
    add(words.title, words.what, './', { docker }, words.slower, words.outputs, words.checks);
  }

  if (linux !== undefined) {
    add(words.labTitle, words.lab, '../lab/', { linux }, words.labDiffers);
  }

  function add(title: string, what: string, folder: string, version: Version, ...differences: readonly string[]): void {
    const status = element('p', { className: 'try-status', role: 'status', hidden: true });
    const paragraphs = differences.map((text) => element('p', {}, ...withCode(text)));
    const run = (resumes: boolean): void => void start(version, resumes, status, paragraphs);
    offers.append(element('div', { className: 'try-offer' }, button('try-button', title, () => run(false)), element('p', { textContent: what }), status));
    differs.append(...paragraphs);
    resume(beside(folder), () => run(true));
  }

  /**
   * @param resumes Whether the machine runs already, for the page before this one.
   * @param paragraphs What is different on it.
   */
  async function start(version: Version, resumes: boolean, status: HTMLElement, paragraphs: readonly HTMLElement[]): Promise<void> {
    const buttons = [...offers.querySelectorAll('button')];
    buttons.forEach((press) => (press.disabled = true));
    offers.querySelectorAll<HTMLElement>('.try-status').forEach((other) => (other.hidden = other !== status));
    status.textContent = words.loading;
    try {
      await Promise.all([loadStylesheet(beside('live.css')), load(new URL(machine, location.href).href)]);
      await load(beside('machine.js'), { lesson, ...version, resumes: String(resumes) });
      offers.remove();
      summary.textContent = words.differsHere;
      differs.replaceChildren(summary, ...paragraphs);
    } catch {
      buttons.forEach((press) => (press.disabled = false));
      status.textContent = words.failed;
      return;
    }

    // It keeps what was loaded, for reading without a network. A browser in private mode can refuse it.
    void navigator.serviceWorker?.register(new URL('../../offline.js', script.src)).catch(() => undefined);
  }

  function resume(base: string, run: () => void): void {
    if (outlivesPages && isUsed(base)) {
      const port = connect(base);
      port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        port.close();
        // If both machines run, the first that answers has the page.
        if (data.type === 'hello' && data.isRunning && offers.isConnected && !offers.querySelector('button:disabled')) {
          run();
        }
      };
    }
  }

  return box;
}

// The live mode has a better machine.
if (!document.querySelector('script[src^="/_drydock/live/"]')) {
  document.querySelector('.page-header')?.after(element('section', { className: 'try', ariaLabel: words.title }, offer()));
}
