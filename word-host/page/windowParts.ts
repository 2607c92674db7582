/** Where the keyboard goes in Word's window: from part to part with Ctrl+F6, as in Word on the web, and on from an add-in's frame, which keeps every Tab to itself. */

/** A part of the window, in the order of Ctrl+F6. `focus` where it is not simply its first control that takes the focus. */
export interface WindowPart { elements: readonly HTMLElement[]; focus?(): void }

const canTakeFocus = (element: HTMLElement): boolean => element.tabIndex >= 0 && !(element as HTMLButtonElement).disabled && element.checkVisibility({ visibilityProperty: true });
const controlsIn = (within: ParentNode): HTMLElement[] => [...within.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, iframe, [contenteditable="true"], [tabindex]')].filter(canTakeFocus);

/** Goes on to the next part that takes the focus, or with `back` to the one before; round the window. */
export function focusNextPart(parts: readonly WindowPart[], from: Element | null, back: boolean): void {
  const holds = ({ elements }: WindowPart, one: Element | null): boolean => elements.some((element) => element.contains(one));
  const step = back ? -1 : 1;
  const start = parts.findIndex((part) => holds(part, from));
  for (let walked = 1, at = start < 0 && back ? 0 : start; walked <= parts.length; walked += 1) {
    at = (at + step + parts.length) % parts.length;
    const part = parts[at]!;
    if (part.focus) part.focus();
    else part.elements.flatMap(controlsIn)[0]?.focus();
    if (holds(part, document.activeElement)) return;
  }
}

/** Goes to the control that follows a frame in the page, or with `back` precedes it: where the browser would have gone. */
export function focusBeside(frame: HTMLElement, back: boolean): void {
  const controls = controlsIn(document);
  controls.at((controls.indexOf(frame) + (back ? -1 : 1)) % controls.length)?.focus();
}
