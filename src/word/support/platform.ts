import type { WordPlatform } from '../wordDocument';

const platforms: Readonly<Record<string, WordPlatform>> = { OfficeOnline: 'web', PC: 'windows', Mac: 'mac' };

/** Word's own name of the platform, in ours. */
export const currentPlatform = (): WordPlatform => platforms[String(Office.context.platform)] ?? 'other';
