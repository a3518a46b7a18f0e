import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { signInNeeded, tokenHash } from '../rules.ts'
import { endOfSession, isSessionOver } from '../rules/sessions.ts'
import { readGiven, signedOutWrite } from '../store.ts'
import { endedSessionWrite, readSessions } from '../store/sessions.ts'

/** A browser in which somebody is signed in, as they may know of it. */
export interface OwnSession {
  since: Instant
  seenAt: Instant
  /** When it ends by itself if it is not used. */
  endsAt: Instant
  /** The very browser that asks. */
  isThis: boolean
}

/** Where whoever asks is signed in, used last first. `session`: the token of the browser that asks. */
export async function listSessions(
  ctx: Pick<Context, 'table' | 'now'>,
  { person }: Actor,
  session: string | undefined,
): Promise<OwnSession[]> {
  if (person === undefined || session === undefined) throw signInNeeded()
  const known = (await readGiven(ctx.table, person.id))?.sessions ?? []
  const all = await readSessions(
    ctx.table,
    known.map(({ hash }) => hash),
  )
  return all
    .filter((each) => !isSessionOver(each, ctx.now()))
    .toSorted((one, other) => (one.seenAt + one.since > other.seenAt + other.since ? -1 : 1))
    .map((each) => ({
      since: each.since,
      seenAt: each.seenAt,
      endsAt: endOfSession(each),
      isThis: each.hash === tokenHash(session),
    }))
}

/** Ends every session of whoever asks, this one too. */
export async function signOutEverywhere(ctx: Pick<Context, 'table'>, { person }: Actor): Promise<void> {
  if (person === undefined) throw signInNeeded()
  await retryIfChanged(async () => {
    const known = await readGiven(ctx.table, person.id)
    if (known === undefined || known.sessions.length === 0) return
    const hashes = known.sessions.map(({ hash }) => hash)
    await ctx.table.transact([
      signedOutWrite(person.id, hashes, known.given),
      ...hashes.map(endedSessionWrite),
    ])
  })
}
