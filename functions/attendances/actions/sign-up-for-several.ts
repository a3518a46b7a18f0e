import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Attendance } from '../schema.ts'
import { signUpForAll } from './sign-up-for-all.ts'
import type { SigningUp } from './sign-up-for-all.ts'

/** What became of one of several dates, as it is told. */
export type EnteredDate = { key: string; attendance: Attendance } | { key: string; refused: string }
/** Somebody comes to several dates at once; one mail tells of all. Refuses only where none could be had. */
export async function signUpForSeveral(
  ctx: Context,
  actor: Actor,
  signing: SigningUp,
): Promise<EnteredDate[]> {
  const entered = await signUpForAll(ctx, actor, signing)
  const refused = entered.flatMap((each) => ('refused' in each ? [each.refused] : []))
  const last = refused.at(-1)
  if (last !== undefined && refused.length === entered.length) throw last
  return entered.map((each) => ('refused' in each ? { key: each.key, refused: each.refused.code } : each))
}
