import type { Context } from '../../../shared/context.ts'
import { html } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Language } from '../../../shared/language.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { openBooking } from '../../bookings/actions/load.ts'
import type { BookingFile } from '../../bookings/actions/load.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import type { Occurrence } from '../../bookings/schema.ts'
import { datesFor } from '../views/booking-steps.ts'
import { oldLinkView } from '../views/old-link.ts'

interface Linked {
  params: { id: string; token: string }
  path: string
  language: Language
}

/** Answers a link that opens nothing with a page that says what to do; the house is named if what was linked is still known. */
export async function orOldLink(
  ctx: Context,
  { params, path, language }: Linked,
  answer: () => Promise<Answer>,
  open: (ctx: Context, id: string) => Promise<Pick<BookingFile, 'house'>> = openBooking,
): Promise<Answer> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'forbidden' && error.kind !== 'not-found')) throw error
    if (error.code === 'unknown-date') throw error
    const file = await open(ctx, params.id).catch(() => undefined)
    const status = error.kind === 'forbidden' ? 403 : 404
    return html(oldLinkView({ language, here: path, house: file?.house }), { status })
  }
}

/** Whether the last date of a booking is over. */
export function isOver(ctx: Pick<Context, 'now'>, file: BookingFile): boolean {
  const moment = momentOf(ctx, file)
  return !file.booking.occurrences.some((each) => isUpcoming(each, moment))
}

/**
 * The date that a page is about: of a series the one that is named, else the next one with which this can be done; a single
 * booking's only one, whatever is named. Nothing where the page has nothing to offer: an unknown or past date, or one that is
 * no longer had.
 */
export function dateFor(
  ctx: Pick<Context, 'now'>,
  file: BookingFile,
  { step, key, isBack }: Wanted,
): Occurrence | undefined {
  const { booking } = file
  const dates = datesFor(step, { booking, moment: momentOf(ctx, file) })
  const named = booking.repeat === undefined ? booking.occurrences[0]?.key : key
  const able = named === undefined ? dates[0] : dates.find((each) => each.key === named)
  return able ?? (isBack ? booking.occurrences.find((each) => each.key === named) : undefined)
}

interface Wanted {
  step: 'move' | 'change' | 'cancel'
  key: string | undefined
  /** A form that comes back shows its date all the same: it says there what is wrong with it. */
  isBack: boolean
}
