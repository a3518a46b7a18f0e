/** Hebrew, Arabic and their kin, which are read from the right. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** So that what stands beside a name that is read from the right, such as a number, keeps its own direction in plain text. */
export function isolated(text: string): string {
  return fromTheRight.test(text) ? `\u2068${text}\u2069` : text
}
