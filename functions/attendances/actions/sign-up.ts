import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Attendance } from '../schema.ts'
import type { SigningUp } from './sign-up-for-all.ts'
import { signUpForAll } from './sign-up-for-all.ts'

/**
 * Somebody comes to a date, or waits where it is full: one write. Heads are counted in it, so that two who come at once never both
 * get the last place. Refuses with `full` (no waiting list), `more-than-places`, `registration-closed`, `registration-not-open`, or
 * `key-used-before` (other words under the same key).
 */
export async function signUp(
  ctx: Context,
  actor: Actor,
  { key, ...signing }: Omit<SigningUp, 'keys'> & { key: string },
): Promise<Attendance> {
  const [one] = await signUpForAll(ctx, actor, { ...signing, keys: [key] })
  if (one === undefined) throw new Refusal('not-found', 'unknown-date', { date: key })
  if ('refused' in one) throw one.refused
  return one.attendance
}
