import type { Actor } from '../../../shared/actor.ts'
import type { Form } from '../../../shared/http/form.ts'
import { invalidField, Refusal, together } from '../../../shared/refusal.ts'
import type { Contact } from '../schema.ts'

/** From the web somebody must be reachable; the manager knows the caller, or that he comes by. */
export function contactRefusal({ email, phone }: Contact): Refusal | undefined {
  if (email !== undefined || phone !== undefined) return undefined
  return invalidField('/contact/email', 'invalid-input', { reason: 'email-or-phone' })
}

/** The same of what a program sent, some other field of which is wrong; whoever has signed in, or a link, may leave it out. */
export function reachRefusal(sent: unknown, { person, token }: Actor): Refusal | undefined {
  const { contact } = (sent ?? {}) as { contact?: unknown }
  const isUnknown = person === undefined && token === undefined
  return isUnknown && typeof contact === 'object' ? contactRefusal({ name: '', ...contact }) : undefined
}

/** A form with a field that is wrong is told at the same time that nobody could be reached. */
export function withReachAsked<T>(form: Form<T>): Form<T> {
  if (form.ok) return form
  const { entered, refusal } = form
  const isReached = ['contact.email', 'contact.phone'].some((name) => entered.get(name).trim() !== '')
  return isReached ? form : { ...form, refusal: together([refusal, contactRefusal({ name: '' })]) ?? refusal }
}
