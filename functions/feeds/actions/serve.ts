import type { Context } from '../../../shared/context.ts'
import { compressed } from '../../../shared/http/compressed.ts'
import { errorFacts } from '../../../shared/log.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Key } from '../../../shared/table/write.ts'
import type { Language } from '../../../shared/language.ts'
import { edition, etagOf, isStillRight, namesTag } from '../rules/tag.ts'
import type { Window } from '../rules/window.ts'
import type { CalendarState, Kept } from '../schema.ts'
import { calendarFileWrites, keptWrite, readCalendarFile } from '../store.ts'

export type Serving = Pick<Context, 'table' | 'now' | 'settings' | 'log'>

/** What a reader asks for. */
export interface CalendarRequest {
  language: Language
  /** `If-None-Match`, as it came. */
  known?: string | undefined
}

/** A calendar as text or compressed, or both; without either the reader's copy is still right. */
export interface Served {
  etag: string
  text?: string
  ready?: Uint8Array
}

export interface Rendering {
  text: string
  /** The span of time in which these dates are shown. */
  window: Window
}

/**
 * Answers from the tag that was kept, or renders and keeps the tag. `state` must have been read before `render` reads the data, and
 * `render` must read what was written a moment ago: then a change either is in the rendering, or its mark (the raised version) makes
 * keeping fail, or takes away what was kept. What `isPublic` is kept whole, for the next reader who has not got it.
 */
export async function serve(
  ctx: Serving,
  {
    key,
    state,
    language,
    known,
    isPublic = false,
  }: CalendarRequest & { key: Key; state: CalendarState; isPublic?: boolean },
  render: () => Promise<Rendering>,
): Promise<Served> {
  const madeBy = `${edition} ${ctx.settings.publicUrl}`
  const kept = state.kept && isStillRight(state.kept, ctx.now(), madeBy) ? state.kept : undefined
  if (kept && namesTag(known, kept.etag)) return { etag: kept.etag }
  const file =
    kept && isPublic ? await readCalendarFile(ctx.table, key, { language, etag: kept.etag }) : undefined
  if (kept && file) return { etag: kept.etag, ready: file }
  const { text, window } = await render()
  const etag = etagOf(text)
  const { from, until } = window
  const ready = isPublic ? await compressed(text) : undefined
  await trying(ctx, async () => {
    // Before it is said that there is one.
    if (ready)
      await ctx.table.transact(calendarFileWrites(key, { language, etag, file: ready, now: ctx.now() }))
    if (kept?.etag === etag) return
    const next: Kept = { etag, from, until, edition: madeBy }
    await ctx.table.transact([keptWrite(key, language, next, state.version)])
  })
  return namesTag(known, etag) ? { etag } : { etag, text, ...(ready ? { ready } : {}) }
}

/** Only a help for the next reader: whatever goes wrong here, this one gets the calendar. */
async function trying(ctx: Serving, keep: () => Promise<void>): Promise<void> {
  try {
    await keep()
  } catch (error) {
    if (!(error instanceof Refusal)) ctx.log.warn('a calendar was not kept', errorFacts(error))
  }
}
