import type { Actor } from '../../../shared/actor.ts'
import type { Entered, Form } from '../../../shared/http/form.ts'
import { invalidField, Refusal, together } from '../../../shared/refusal.ts'
import type { Contact } from '../schema.ts'

/** From the web somebody must be reachable; the manager knows the caller, or that he comes by. */
export function contactRefusal(
  { email, phone }: Pick<Contact, 'email' | 'phone'>,
  place = '/contact',
): Refusal | undefined {
  if (email !== undefined || phone !== undefined) return undefined
  return invalidField(`${place}/email`, 'invalid-input', { reason: 'email-or-phone' })
}

/** The same of what a program sent, some other field of which is wrong; whoever has signed in, or a link, may leave it out. */
export function reachRefusal(sent: unknown, { person, token }: Actor): Refusal | undefined {
  const { contact } = (sent ?? {}) as { contact?: unknown }
  const isUnknown = person === undefined && token === undefined
  return isUnknown && typeof contact === 'object' ? contactRefusal(contact ?? {}) : undefined
}

/** A form with a field that is wrong is told at the same time that nobody could be reached; `place` is where the contact stands in it. */
export function withReachAsked<T>(form: Form<T>, place = '/contact'): Form<T> {
  return form.ok ? form : withRefusals(form, [reachMissing(form.entered, place)])
}

/** Why nobody could reach whoever filled a form; nothing if they can be reached. */
export function reachMissing(entered: Entered, place = '/contact'): Refusal | undefined {
  const names = ['email', 'phone'].map((name) => `${place}/${name}`.slice(1).replaceAll('/', '.'))
  return names.some((name) => entered.get(name).trim() !== '') ? undefined : contactRefusal({}, place)
}

/** A form with all that is wrong with it, also what its schema cannot say. */
export function withRefusals<T>(form: Form<T>, refusals: readonly (Refusal | undefined)[]): Form<T> {
  const refusal = together([form.ok ? undefined : form.refusal, ...refusals])
  return refusal === undefined ? form : { ok: false, refusal, entered: form.entered }
}
