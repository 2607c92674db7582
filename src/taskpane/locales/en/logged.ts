export const logged = {} as const;
