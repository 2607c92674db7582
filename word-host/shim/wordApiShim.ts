import { installWordApiShim, type ShimmedWindow } from './installWordApiShim';

/** Loaded after office.js, in development only. */
installWordApiShim(window as unknown as ShimmedWindow);
