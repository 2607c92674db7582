import { make } from '../paint/painted';
import { icon, type IconName } from './icons';
import type { Words } from './words';

/** The zoom in the status bar: percent of the paper's natural size, 50–200. */
export function createZoom(host: HTMLElement, words: Words, change: (percent: number) => void): { show(percent: number): void } {
  const slider = make('input');
  slider.type = 'range';
  slider.min = '50';
  slider.max = '200';
  slider.step = '5';
  slider.setAttribute('aria-label', words.zoom);
  slider.addEventListener('input', () => change(Number(slider.value)));
  const step = (label: string, face: IconName, by: number): HTMLElement => {
    const button = make('button', '', icon(face));
    button.setAttribute('aria-label', label);
    button.addEventListener('click', () => change(Number(slider.value) + by));
    return button;
  };
  const percent = make('button', 'percent');
  percent.addEventListener('click', () => change(100));
  host.replaceChildren(step(words.zoomOut, 'minus', -10), slider, step(words.zoomIn, 'plus', 10), percent);
  return {
    show(value) {
      slider.value = String(value);
      percent.textContent = `${Math.round(value)} %`;
    },
  };
}
