import { now } from './events';
import { hasTips, hideTip, hideTipSoon, isTipOf, keepTip, showTip } from './tips';

/**
 * Shows the meaning of glossary terms while they have the pointer or the focus. On a touch screen, the first tap shows the
 * meaning and the second one follows the link.
 */
export function startTerms(): void {
  now(startNew);
}

/** A tooltip is hidden until its term was started. */
function startNew(): void {
  for (const link of hasTips ? document.querySelectorAll<HTMLAnchorElement>('a.term[aria-describedby]') : []) {
    const tip = document.getElementById(link.getAttribute('aria-describedby') ?? '');
    if (tip?.hidden) {
      start(link, tip);
    }
  }
}

function start(link: HTMLAnchorElement, tip: HTMLElement): void {
  let isFirstTap = false;
  const show = (): void => showTip(link, tip);
  tip.hidden = false;
  link.addEventListener('pointerenter', (event) => event.pointerType !== 'touch' && show());
  tip.addEventListener('pointerenter', keepTip);
  for (const part of [link, tip]) {
    part.addEventListener('pointerleave', (event) => event.pointerType !== 'touch' && hideTipSoon());
  }

  link.addEventListener('focus', show);
  link.addEventListener('blur', hideTip);
  // A tap moves the focus, which shows the tooltip, before it clicks. The kind of tap is therefore decided when it starts.
  link.addEventListener('pointerdown', (event) => (isFirstTap = event.pointerType === 'touch' && !isTipOf(link)));
  link.addEventListener('click', (event) => {
    if (isFirstTap) {
      event.preventDefault();
      isFirstTap = false;
      show();
    }
  });
}
