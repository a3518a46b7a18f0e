import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { insideRole, openMeeting } from '../../meetings/actions/load.ts'
import type { MeetingFile } from '../../meetings/actions/load.ts'
import { isShown } from '../../meetings/rules/dates.ts'
import { isReleased } from '../rules.ts'
import type { Suggestion } from '../schema.ts'
import { readSuggestions } from '../store.ts'

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
