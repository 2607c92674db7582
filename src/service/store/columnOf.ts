/** The column of a member, as the store's naming has it: `unitCost` → `unit_cost`, `name2` → `name_2`. */
export const columnOf = (name: string): string => name.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`);
