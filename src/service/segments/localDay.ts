/** The day where the service stands, `YYYY-MM-DD`. */
export const localDay = (now: Date): string => [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
