/** 1 to 5, from the number a sender writes ("1", "4.0"); null for anything else. */
export const starsOf = (text: string | null): number | null =>
  text !== null && /^[1-5](?:\.0+)?$/.test(text) ? Number(text) : null
