import { currentPlatform } from './platform';

const supports = (set: string, version: string): boolean => Office.context.requirements.isSetSupported(set, version);

/** `Application.createDocument(…).open()`. */
export const canOpenLetters = (): boolean => supports('WordApi', '1.3');

/** A dialog that the page behind it can tell something: `messageChild`. */
export const canOpenDialog = (): boolean => supports('DialogApi', '1.2');

/** Word on the web announces the requirement set and refuses merge fields all the same (quirk 7). */
export const canInsertField = (): boolean => supports('WordApi', '1.5') && currentPlatform() !== 'web';

/** The bodies of footnotes and endnotes. */
export const canReadNotes = (): boolean => supports('WordApi', '1.5');
