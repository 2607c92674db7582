import { ancestor, type XmlElement } from '../package/xmlElements';
import type { Story } from '../story/story';
import type { FieldExpression } from './fieldExpression';

/** Fields of texts that stand there once more for readers that do not know the first form (`mc:Fallback`): they print what the first ones print. */
export interface RepeatedFields {
  /** How many of the letter's fields come before the text that is repeated. */
  from: number;
  fields: FieldExpression[];
}

/**
 * Parts the fields of a letter, story by story, from those that only repeat others: what counts – NEXT, SET – counts once. Source: ECMA-376 Part 3 §9.3
 * (AlternateContent).
 */
export class FieldOrder {
  readonly fields: FieldExpression[] = [];
  private readonly alternates = new Map<XmlElement, RepeatedFields>();

  add({ container, isFallback }: Story, fields: readonly FieldExpression[]): void {
    if (isFallback) this.noted(outermostRepeat(container)).fields.push(...fields);
    else {
      for (let alternate = ancestor(container, 'mc:AlternateContent'); alternate; alternate = ancestor(alternate, 'mc:AlternateContent')) this.noted(alternate);
      this.fields.push(...fields);
    }
  }

  get repeated(): RepeatedFields[] {
    return [...this.alternates.values()].filter(({ fields }) => fields.length > 0);
  }

  private noted(alternate: XmlElement): RepeatedFields {
    const known = this.alternates.get(alternate) ?? { from: this.fields.length, fields: [] };
    this.alternates.set(alternate, known);
    return known;
  }
}

/** The choice between two forms whose second one holds a text; the outermost of several. */
export function outermostRepeat(container: XmlElement): XmlElement {
  let outermost = ancestor(container, 'mc:Fallback')!;
  for (let next = ancestor(outermost, 'mc:Fallback'); next; next = ancestor(next, 'mc:Fallback')) outermost = next;
  return outermost.parent!;
}
