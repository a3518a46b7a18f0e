import * as z from 'zod/mini'
import { idPattern } from './ids.ts'

/** An id as `newId` makes them. */
export const Id = z.string().check(z.regex(idPattern))

/** Marks that turn the direction of all that follows them, in other people's pages and mails too (UAX 9). */
const turns = /[\u202a-\u202e\u2066-\u2069]/g

function isPlain(text: string): boolean {
  return text.search(turns) < 0
}

/** What comes from elsewhere and cannot be asked for again: without such marks. */
export function withoutTurns(text: string): string {
  return text.replace(turns, '')
}

/** Something of it can be seen. */
export function isSeen(text: string): boolean {
  return /[^\p{Cf}\p{Z}\u115f\u1160\u3164\u2800\uffa0]/u.test(text)
}

/** One line of text. */
export const Line = (longest: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(longest),
    // C0 controls, and halves of characters that JSON may carry but no mail or calendar can.
    z.refine((text) => !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed()),
    z.refine((text) => isPlain(text) && isSeen(text)),
  )
/** Text of several lines. */
export const Paragraphs = (longest: number) =>
  z.string().check(
    z.trim(),
    z.maxLength(longest),
    z.refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && text.isWellFormed()),
    z.refine(isPlain),
  )

/** ISO 639: `de`, `uk`. */
export const LanguageCode = z.string().check(z.regex(/^[a-z]{2,3}$/))

/** For lists in which nothing stands twice. */
export const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length
