import type { Context } from '../../../shared/context.ts'
import { fingerprintOf } from '../../../shared/fingerprint.ts'
import { derivedId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import { isShown } from '../../meetings/rules/dates.ts'
import { openUntil } from '../rules.ts'
import type { Suggestion, SuggestionForm } from '../schema.ts'
import { newSuggestionWrites } from '../store.ts'

/**
 * Hands in a wish. The same words for the same evening are one wish, however often they are sent: nothing shows who wrote it, and the host reads
 * it once. Refuses with `not-found`, also of drafts, `suggestions-closed` after the last day, local to the house, or
 * `suggestions-full`.
 */
export async function suggest(
  ctx: Context,
  { id: meeting, asked }: { id: string; asked: SuggestionForm },
): Promise<Suggestion> {
  const file = await openMeeting(ctx, meeting)
  if (!isShown(file.entry)) throw new Refusal('not-found', 'not-found', { meeting })
  const { house } = file.meeting
  const until = openUntil(file, ctx.now())
  if (until === undefined) throw new Refusal('conflict', 'suggestions-closed')
  const id = derivedId(await ctx.secret(), 'suggestion', [meeting, until, fingerprintOf(asked)].join('\n'))
  const suggestion = { ...asked, id, meeting, house, at: ctx.now(), until }
  await ctx.table.transact(newSuggestionWrites(suggestion))
  return suggestion
}
