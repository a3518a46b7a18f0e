import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { insideRole } from '../../meetings/actions/load.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import type { MeetingFile } from '../../meetings/actions/load.ts'
import { isShown } from '../../meetings/rules/dates.ts'
import { isReleased, openUntil } from '../rules.ts'
import type { Suggestion, SuggestionForm } from '../schema.ts'
import { newSuggestionWrites, readSuggestions, releasedWrite, removedWrites } from '../store.ts'

/** Hands in a wish; refuses with `not-found`, also of drafts, `suggestions-closed` after the last day, local to the house, or `suggestions-full`. */
export async function suggest(
  ctx: Context,
  { id: meeting, asked }: { id: string; asked: SuggestionForm },
): Promise<Suggestion> {
  const file = await openMeeting(ctx, meeting)
  if (!isShown(file.entry)) throw new Refusal('not-found', 'not-found', { meeting })
  const { house } = file.meeting
  const until = openUntil(file, ctx.now())
  if (until === undefined) throw new Refusal('conflict', 'suggestions-closed')
  const suggestion = { ...asked, id: ctx.newId(), meeting, house, at: ctx.now(), until }
  await ctx.table.transact(newSuggestionWrites(suggestion))
  return suggestion
}

/** All for the host and the house; for others what was meant for them and released. */
export async function listSuggestions(
  ctx: Context,
  actor: Actor,
  id: string,
): Promise<{ file: MeetingFile; inside: boolean; suggestions: Suggestion[] }> {
  const [file, all] = await Promise.all([openMeeting(ctx, id), readSuggestions(ctx.table, id)])
  const inside = (await insideRole(ctx, actor, file)) !== undefined
  if (!inside && !isShown(file.entry)) throw new Refusal('not-found', 'not-found')
  return { file, inside, suggestions: inside ? all : all.filter(isReleased) }
}

/** What others may read of a meeting that they see already: one query. */
export async function releasedSuggestions(
  ctx: Pick<Context, 'table'>,
  meeting: string,
): Promise<Suggestion[]> {
  return (await readSuggestions(ctx.table, meeting)).filter(isReleased)
}

/** By the host or the house. */
export async function releaseSuggestion(
  ctx: Context,
  actor: Actor,
  of: { id: string; suggestion: string },
): Promise<void> {
  const suggestion = await openInside(ctx, actor, of)
  await ctx.table.transact([releasedWrite({ ...suggestion, releasedAt: ctx.now() })])
}

export async function removeSuggestion(
  ctx: Context,
  actor: Actor,
  of: { id: string; suggestion: string },
): Promise<void> {
  await ctx.table.transact(removedWrites(await openInside(ctx, actor, of)))
}

async function openInside(
  ctx: Context,
  actor: Actor,
  { id, suggestion }: { id: string; suggestion: string },
): Promise<Suggestion> {
  const { inside, suggestions } = await listSuggestions(ctx, actor, id)
  if (!inside) {
    const isNobody = actor.token === undefined && actor.person === undefined
    throw isNobody
      ? new Refusal('unauthenticated', 'sign-in-needed')
      : new Refusal('forbidden', 'not-allowed')
  }
  const found = suggestions.find((each) => each.id === suggestion)
  if (found === undefined) throw new Refusal('not-found', 'not-found', { suggestion })
  return found
}
