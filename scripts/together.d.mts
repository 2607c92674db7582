export interface Group { name: string; environment: string; files: string[] }
export const rooms: Record<'node' | 'browser', string[]>;
export const hooked: Record<string, string>;
export function groupsOf(test: string, folders: string[]): Group[];
export function writeGroups(test: string, folder: string, groups: Group[]): void;
