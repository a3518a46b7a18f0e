import { invalidField, Refusal } from '../../../shared/refusal.ts'
import type { Contact } from '../schema.ts'

/** From the web somebody must be reachable; the manager knows the caller, or that he comes by. */
export function contactRefusal({ email, phone }: Contact): Refusal | undefined {
  if (email !== undefined || phone !== undefined) return undefined
  return invalidField('/contact/email', 'invalid-input', { reason: 'email-or-phone' })
}
