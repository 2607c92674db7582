import type { Passage } from '../../contract/passage';
import type { Template } from './template';

/** The personal passages of a letter, each once, in the order in which they are met. */
export function templatePassages({ passages }: Template): Passage[] {
  const found = new Map<string, Passage>();
  for (const { id, title, text } of passages) if (!found.has(id)) found.set(id, { id, title, text });
  return [...found.values()];
}
