export const segment = {} as const;
