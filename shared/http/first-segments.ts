import { valueOf } from './registered.ts'

declare const FIRST_SEGMENTS: string | undefined

let known: readonly string[] | undefined

/** Words with which a path of the product begins: nothing that is named in the first segment of a path may be called so. */
export function firstSegments(): readonly string[] {
  return (known ??= valueOf(
    'FIRST_SEGMENTS',
    typeof FIRST_SEGMENTS === 'undefined' ? undefined : FIRST_SEGMENTS,
  ))
}
