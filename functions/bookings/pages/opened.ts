import type { Context } from '../../../shared/context.ts'
import { html } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Language } from '../../../shared/language.ts'
import { instantOf } from '../../../shared/time/civil.ts'
import { openBooking } from '../actions/load.ts'
import type { BookingFile } from '../actions/load.ts'
import { oldLinkView } from '../views/old-link.ts'

interface Linked {
  params: { id: string; token: string }
  path: string
  language: Language
}

/** Answers a link that opens nothing with a page that says what to do; the house is named if the booking is still known. */
export async function orOldLink(
  ctx: Context,
  { params, path, language }: Linked,
  answer: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'forbidden' && error.kind !== 'not-found')) throw error
    const file = await openBooking(ctx, params.id).catch(() => undefined)
    const status = error.kind === 'forbidden' ? 403 : 404
    return html(oldLinkView({ language, here: path, house: file?.house }), { status })
  }
}

/** Whether the last date of a booking is over. */
export function isOver(ctx: Pick<Context, 'now'>, { booking, house }: BookingFile): boolean {
  return booking.occurrences.every(({ date, to }) => instantOf(date, to, house.timeZone) <= ctx.now())
}
