import { writeValue, type ValueRun } from '../value/valueRun';

/** What stands before a value's blanks. */
export const slotStart = ({ prefix, properties }: ValueRun): string => `<${prefix}r>${properties}<${prefix}t xml:space="preserve"`;
/** What stands behind a value. */
export const slotEnd = ({ prefix }: ValueRun): string => `</${prefix}t></${prefix}r>`;

/** The XML of a value between those two, with the `>` before it; undefined where it begins or ends otherwise: with a tab, a picture. */
export function slotText(run: ValueRun, text: string): string | undefined {
  const written = writeValue(run, text);
  const [start, end] = [slotStart(run), slotEnd(run)];
  return written.startsWith(`${start}>`) && written.endsWith(end) && written.length > start.length + end.length ? written.slice(start.length, written.length - end.length) : undefined;
}
