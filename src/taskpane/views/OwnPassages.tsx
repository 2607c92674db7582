import { useState } from 'react';
import type { SegmentPassage } from '../../contract/passage';
import type { TextChoice } from '../../contract/segment';
import { useText } from '../locales/language';
import { Section } from '../parts/Section';
import { TextChooser } from '../parts/TextChooser';
import type { EditedValue, Values } from '../session/autosave';
import { usePane } from '../session/pane';

interface OwnPassagesProps {
  /** Names the contact. */
  name: string;
  passages: readonly SegmentPassage[];
  values: Values;
  contactName: string;
  /** null = the standard, '' = no text. */
  onChange(id: string, text: string | null): void;
  onBlur(): void;
}

const choiceOf = (text: EditedValue | undefined): TextChoice => (typeof text !== 'string' ? 'standard' : text === '' ? 'none' : 'own');

/** The personal passages of the letter, each with Standard · Own · No text for one contact. One that is not in the letter any more is shown while there is a text for it. */
export function OwnPassages({ name, passages, values, contactName, onChange, onBlur }: OwnPassagesProps) {
  const say = useText();
  const { kept } = usePane();
  const [aboutToWrite, setAboutToWrite] = useState<string>();
  const shown = passages.filter(({ id, isInLetter }) => isInLetter || typeof values[`passages.${id}`] === 'string');
  return shown.map(({ id, title, text, isInLetter }) => {
    const own = values[`passages.${id}`];
    const choice = choiceOf(own);
    // What was written is kept while another choice is made, for as long as the pane is open.
    const draft = `${name} passage ${id}`;
    const written = choice === 'own' ? String(own) : String(kept.get(draft) ?? '');
    return (
      <Section key={id} title={say('passages.heading', { title: title || id })}>
        <TextChooser label={title || id} choice={choice === 'standard' && aboutToWrite === id ? 'own' : choice} ownText={aboutToWrite === id && choice !== 'own' ? '' : written} placeholder={say('contact.ownPlaceholder', { name: contactName })} onBlur={onBlur}
          standard={{ text, about: say(!isInLetter ? 'passages.goneHere' : text === '' ? 'passages.standardEmpty' : 'passages.standardIs') }}
          onChange={(next, typed) => {
            if (choice === 'own' && next !== 'own') kept.set(draft, String(own));
            setAboutToWrite(next === 'own' && typed === '' ? id : undefined);
            onChange(id, next === 'none' ? '' : next === 'own' && typed !== '' ? typed : null);
          }} />
      </Section>
    );
  });
}
