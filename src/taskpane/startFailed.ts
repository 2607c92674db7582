/**
 * What stands in the pane where it could not start: a part of it did not arrive, or Word did not answer. Both languages, written here and not in
 * `locales`, because those may be the very part that is missing. A blank pane would leave the person without a way on.
 */
export function startFailed(pane: HTMLElement, reload: () => void): void {
  const words: { lang: string; text: string; again: string }[] = [
    { lang: 'en', text: 'Segment Letters could not start. Check the connection and try again.', again: 'Try again' },
    { lang: 'fi', text: 'Segmenttikirjeet ei käynnistynyt. Tarkista yhteys ja yritä uudelleen.', again: 'Yritä uudelleen' },
  ];
  pane.replaceChildren(...words.map(({ lang, text, again }) => {
    const section = document.createElement('section');
    section.lang = lang;
    section.setAttribute('role', 'alert');
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = again;
    button.addEventListener('click', reload);
    section.append(paragraph, button);
    return section;
  }));
}
