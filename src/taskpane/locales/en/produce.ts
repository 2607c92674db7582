export const produce = {} as const;
