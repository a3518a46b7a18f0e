import type { Context } from '../../../shared/context.ts'
import { errorFacts } from '../../../shared/log.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Key } from '../../../shared/table/write.ts'
import type { Language } from '../../../shared/language.ts'
import { edition, etagOf, isStillRight, namesTag } from '../rules/tag.ts'
import type { Window } from '../rules/window.ts'
import type { CalendarState, Kept } from '../schema.ts'
import { keptWrite } from '../store.ts'

export type Serving = Pick<Context, 'table' | 'now' | 'settings' | 'log'>

/** What a reader asks for. */
export interface CalendarRequest {
  language: Language
  /** `If-None-Match`, as it came. */
  known?: string | undefined
}

/** A calendar; without `text` the reader's copy is still right. */
export interface Served {
  etag: string
  text?: string
}

export interface Rendering {
  text: string
  /** The span of time in which these dates are shown. */
  window: Window
}

/**
 * Answers from the tag that was kept, or renders and keeps the tag. `state` must have been read before `render` reads the data, and
 * `render` must read what was written a moment ago: then a change either is in the rendering, or its mark (the raised version) makes
 * keeping fail, or takes away what was kept.
 */
export async function serve(
  ctx: Serving,
  { key, state, language, known }: CalendarRequest & { key: Key; state: CalendarState },
  render: () => Promise<Rendering>,
): Promise<Served> {
  const madeBy = `${edition} ${ctx.settings.publicUrl}`
  const kept = state.kept && isStillRight(state.kept, ctx.now(), madeBy) ? state.kept : undefined
  if (kept && namesTag(known, kept.etag)) return { etag: kept.etag }
  const { text, window } = await render()
  const etag = etagOf(text)
  const { from, until } = window
  if (kept?.etag !== etag)
    await keep(ctx, key, language, { etag, from, until, edition: madeBy }, state.version)
  return namesTag(known, etag) ? { etag } : { etag, text }
}

/** Only a help for the next reader: whatever goes wrong here, this one gets the calendar. */
async function keep(
  ctx: Serving,
  key: Key,
  language: Language,
  kept: Kept,
  version: number | undefined,
): Promise<void> {
  try {
    await ctx.table.transact([keptWrite(key, language, kept, version)])
  } catch (error) {
    if (!(error instanceof Refusal)) ctx.log.warn('a calendar’s tag was not kept', errorFacts(error))
  }
}
