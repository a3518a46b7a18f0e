import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Attendance, SignUp } from '../schema.ts'
import { signUp } from './sign-up.ts'

/** What became of one of several dates. */
export type Entered = { key: string; attendance: Attendance } | { key: string; refused: string }

/**
 * Somebody comes to several dates at once: each by itself, so that one that is full does not stop the others; the mail of the first
 * tells of all. Refuses only where none could be had.
 */
export async function signUpForSeveral(
  ctx: Context,
  actor: Actor,
  {
    keys,
    ...signing
  }: { id: string; keys: readonly string[]; asked: SignUp; idempotencyKey?: string | undefined },
): Promise<Entered[]> {
  const entered: Entered[] = []
  let refused: Refusal | undefined
  for (const [at, key] of keys.entries()) {
    try {
      const first = entered.flatMap((each) => ('attendance' in each ? [each.attendance.id] : []))[0]
      const more = first === undefined ? {} : { toldWith: first }
      const attendance = await signUp(ctx, actor, {
        ...signing,
        key,
        ...more,
        ...(at === 0 ? others(keys) : {}),
      })
      entered.push({ key, attendance })
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'conflict' || error.code === 'key-used-before')
        throw error
      refused = error
      entered.push({ key, refused: error.code })
    }
  }
  if (refused && entered.every((each) => 'refused' in each)) throw refused
  return entered
}

/** The dates that the first one's mail tells of; what became of each of them says its page. */
function others(keys: readonly string[]) {
  return keys.length > 1 ? { others: keys.slice(1) } : {}
}
