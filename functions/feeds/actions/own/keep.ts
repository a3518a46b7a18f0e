import type { Context } from '../../../../shared/context.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { retryIfChanged } from '../../../../shared/retry-if-changed.ts'
import type { LocalDate } from '../../../../shared/time/civil.ts'
import type { OwnFeed } from '../../schema/own.ts'
import {
  endedSecretWrite,
  newOwnWrites,
  noOwnFeedWrite,
  readOwnFeed,
  readUsedOn,
  usedWrites,
} from '../../store/own.ts'
import type { OwnPlace } from '../../store/own.ts'
import type { OwnSecret } from '../../schema/own.ts'
import { feedToken, hashOf } from '../feed-token.ts'

/** Whose calendar it is to be. */
export type OwnOwner = OwnPlace & Pick<OwnFeed, 'holder'>

/** What stands on the page of it. */
export interface KnownOwnFeed extends OwnFeed {
  token: string
  usedOn: LocalDate | undefined
}

type Keeping = Pick<Context, 'table' | 'now' | 'newId' | 'secret'>

/** Two reads; `undefined` where there is none. */
export async function findOwnFeed(
  ctx: Pick<Context, 'table' | 'secret'>,
  owner: OwnOwner,
): Promise<KnownOwnFeed | undefined> {
  const feed = await readOwnFeed(ctx.table, owner)
  if (feed === undefined) return undefined
  const usedOn = await readUsedOn(ctx.table, await hashOf(ctx, feed))
  return { ...feed, token: feedToken(await ctx.secret(), feed), usedOn }
}

/** One for each owner: who has one keeps it. */
export async function makeOwnFeed(ctx: Keeping, owner: OwnOwner): Promise<void> {
  await retryIfChanged(async () => {
    if ((await readOwnFeed(ctx.table, owner)) !== undefined) return
    const feed = newFeed(ctx, owner)
    await ctx.table.transact(newOwnWrites(feed, await hashOf(ctx, feed)))
  })
}

/** Another address instead of the one there was, which has ended with it. */
export async function renewOwnFeed(ctx: Keeping, owner: OwnOwner): Promise<void> {
  await retryIfChanged(async () => {
    const before = await readOwnFeed(ctx.table, owner)
    const feed = newFeed(ctx, owner)
    await ctx.table.transact([
      ...newOwnWrites(feed, await hashOf(ctx, feed), before),
      ...(before ? [endedSecretWrite(await hashOf(ctx, before), ctx.now())] : []),
    ])
  })
}

/** Twice is no fault. */
export async function endOwnFeed(
  ctx: Pick<Context, 'table' | 'now' | 'secret'>,
  owner: OwnPlace,
): Promise<void> {
  await retryIfChanged(async () => {
    const feed = await readOwnFeed(ctx.table, owner)
    if (feed === undefined) return
    await ctx.table.transact([noOwnFeedWrite(feed), endedSecretWrite(await hashOf(ctx, feed), ctx.now())])
  })
}

/** What it shows is there no longer, or is not theirs. */
export async function endedByItself(
  ctx: Pick<Context, 'table' | 'now'>,
  { feed: id, ...place }: OwnSecret,
  hash: string,
): Promise<Refusal> {
  await ctx.table
    .transact([noOwnFeedWrite({ ...place, id }), endedSecretWrite(hash, ctx.now())])
    .catch(unlessRefused)
  return new Refusal('gone', 'feed-revoked')
}

/** That a program asks for it, at most once a day. */
export async function noteUse(
  ctx: Pick<Context, 'table' | 'now'>,
  secret: OwnSecret,
  hash: string,
): Promise<void> {
  if (secret.usedOn === ctx.now().slice(0, 10)) return
  await ctx.table.transact(usedWrites(secret, hash, ctx.now())).catch(unlessRefused)
}

function newFeed(ctx: Pick<Context, 'now' | 'newId'>, owner: OwnOwner): OwnFeed {
  const { contactId, holder, scope } = owner
  return { id: ctx.newId(), contactId, holder, scope, createdAt: ctx.now() }
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}
