/** Goes up when the same template and values give other bytes: receipts of an older engine cannot be compared with new letters. */
export const engineVersion = '7';
