/** Hebrew, Arabic and their kin, which are read from the right. */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** So that what stands beside a name that is read from the right, such as a number, keeps its own direction in plain text. */
export function isolated(text: string): string {
  return fromTheRight.test(text) ? `\u2068${text}\u2069` : text
}

/** Numbers of telephones and codes: groups of digits that would change places. Times and dates may. */
const groups = /^\+?\d[\d\s()/-]*$/

/**
 * As above, in a sentence that is itself read from the right: Latin names keep to themselves, groups of digits are read from the left. An
 * address stays as it can be clicked.
 */
export function alwaysIsolated(text: string): string {
  if (groups.test(text) && /\d[\s/-]+\d/.test(text)) return `\u2066${text}\u2069`
  const isLatin = /\p{Script=Latin}/u.test(text) && !text.includes('://')
  return isLatin && isolated(text) === text ? `\u2068${text}\u2069` : isolated(text)
}
