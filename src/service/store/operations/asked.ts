/** Who asks for a change, and the revision it was made on. */
export interface By { user: string; ifMatch?: number }
export type No = { no: string };
