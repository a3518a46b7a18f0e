import * as z from 'zod/mini'
import { Refusal } from '../refusal.ts'
import { isApi, isChange } from './event.ts'
import type { HttpEvent } from './event.ts'
import type { Form } from './form.ts'

/**
 * A form that was sent when its session had ended: to where, and its fields as the browser sent them. It goes along through signing in,
 * and comes back to its page filled.
 */
export const KeptForm = z.object({
  path: z.string().check(z.maxLength(1000)),
  fields: z.string().check(z.maxLength(60_000)),
})
export type KeptForm = z.infer<typeof KeptForm>

/** With this field a form is shown again as it was filled, and nothing is done. */
export const lookAgain = 'look-again'

const signedInAgain = 'signed-in-again'

/** Whoever had to sign in again sees the form as it was filled, and sends it once more. */
export function guarded<T>(form: Form<T>): Form<T> {
  if (!form.ok || !form.entered.has(lookAgain)) return form
  return { ok: false, refusal: new Refusal('conflict', signedInAgain), entered: form.entered }
}

/** Whether somebody had to sign in again, and only looks at the form that they had filled in. */
export function isToLookAt(form: Form<unknown>): boolean {
  return !form.ok && form.refusal.code === signedInAgain
}

/** Percent signs of percent signs: what goes along twice in a form must not outgrow what a form may hold. */
const largest = 16_000

/** The form of a call that came too late; nothing where there is none, or it is longer than can go along. */
export function keptFormOf(event: HttpEvent): KeptForm | undefined {
  const isForm = /^application\/x-www-form-urlencoded/i.test(event.headers['content-type'] ?? '')
  if (!isChange(event) || isApi(event) || !isForm) return undefined
  const fields = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8').toString()
  return fields === '' || fields.length > largest ? undefined : { path: encodeURI(event.rawPath), fields }
}
