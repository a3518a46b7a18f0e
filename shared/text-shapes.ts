import * as z from 'zod/mini'
import { idPattern } from './ids.ts'

/** An id as `newId` makes them. */
export const Id = z.string().check(z.regex(idPattern))

/** One line of text. */
export const Line = (longest: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(longest),
    // C0 controls, and halves of characters that JSON may carry but no mail or calendar can.
    z.refine((text) => !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed()),
  )
/** Text of several lines. */
export const Paragraphs = (longest: number) =>
  z.string().check(
    z.trim(),
    z.maxLength(longest),
    z.refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && text.isWellFormed()),
  )

/** ISO 639: `de`, `uk`. */
export const LanguageCode = z.string().check(z.regex(/^[a-z]{2,3}$/))

/** For lists in which nothing stands twice. */
export const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length
