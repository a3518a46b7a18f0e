/** A part of the input that no schema is asked about: it would break the store or the stack. */
export interface Unsound {
  pointer: string
  code: 'invalid-character' | 'too-big' | 'too-deep'
}

const deepest = 32

/** Control characters other than tab and line ends. */
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

/** The first part that holds half a character, a control character, a number beyond exactness, or lies too deep. */
export function unsoundPart(value: unknown, pointer = '', depth = 0): Unsound | undefined {
  if (typeof value === 'string') return isSound(value) ? undefined : { pointer, code: 'invalid-character' }
  if (typeof value === 'number')
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? undefined : { pointer, code: 'too-big' }
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === deepest) return { pointer, code: 'too-deep' }
  for (const [key, part] of Object.entries(value)) {
    if (!isSound(key)) return { pointer, code: 'invalid-character' }
    const found = unsoundPart(part, `${pointer}/${pointerPart(key)}`, depth + 1)
    if (found) return found
  }
  return undefined
}

/** Escapes a name as JSON pointers want it. */
export function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

function isSound(text: string): boolean {
  return text.isWellFormed() && !control.test(text)
}
