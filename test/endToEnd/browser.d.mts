import type { Browser, LaunchOptions } from '@playwright/test';

export function launchBrowser(options?: LaunchOptions): Promise<Browser>;
