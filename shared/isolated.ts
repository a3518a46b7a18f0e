/** Hebrew, Arabic and their kin, which are read from the right. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** So that what stands beside a name that is read from the right, such as a number, keeps its own direction in plain text. */
export function isolated(text: string): string {
  return fromTheRight.test(text) ? `\u2068${text}\u2069` : text
}

/** As above, in a sentence that is itself read from the right: Latin names keep to themselves. An address stays as it can be clicked. */
export function alwaysIsolated(text: string): string {
  return isolated(text) === text && /\p{Script=Latin}/u.test(text) && !text.includes('://')
    ? `\u2068${text}\u2069`
    : isolated(text)
}
