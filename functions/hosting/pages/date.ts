import type * as z from 'zod/mini'
import type { Context } from '../../../shared/context.ts'
import { answerForm, html, seeOther } from '../../../shared/http/pages.ts'
import type { Form } from '../../../shared/http/form.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { listOfDate } from '../../attendances/actions/list-of-date.ts'
import { tallyHref } from '../../duties/actions/missing-tallies.ts'
import { moveOpenDate } from '../../attendances/actions/move-open-date.ts'
import { readAskedMoves } from '../../meetings/actions/asked-move.ts'
import { cancelDates } from '../../meetings/actions/cancel-dates.ts'
import { changeDate } from '../../meetings/actions/change-date.ts'
import { dateOfKey } from '../../meetings/actions/load.ts'
import { datesOf, hasEnded } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { CancelForm, MoveForm, NoteForm } from '../contract/forms.ts'
import { venueOfForm } from '../rules/forms.ts'
import { movedFrom, requireSame, seenOf } from '../rules/seen.ts'
import { dateView } from '../views/date.ts'
import type { DateFormName, DateModel } from '../views/date.ts'
import { hrefOf } from '../views/side.ts'
import { openBehind, shownOf } from './opened.ts'
import type { HostRequest } from './opened.ts'

type OnDate = HostRequest & { params: { key: string } }

/** What has just been done on the page of a date, or why it was not. */
type DateMore = Pick<DateModel, 'done' | 'failed' | 'failedForm' | 'callerFailure'>

export async function showDate(ctx: Context, asked: OnDate, more: DateMore = {}): Promise<Answer> {
  const file = await openBehind(ctx, asked)
  const { meeting, entry, house } = file
  const date = dateOfKey(file, asked.params.key)
  const ahead = datesOf(entry).filter((each) => !hasEnded(each, house.timeZone, ctx.now()))
  const isSeries = ahead.filter(({ key }) => key >= date.key).length > 1
  const [list, moves] = await Promise.all([
    listOfDate(ctx, asked.actor, { id: meeting.id, key: date.key }),
    readAskedMoves(ctx, [date]),
  ])
  const { path: tally } = await tallyHref(ctx, { meeting: meeting.id, key: date.key })
  return html(
    dateView({
      ...shownOf(ctx, asked, file),
      meeting,
      date,
      wanted: moves.get(date.key),
      isSeries,
      list,
      tally,
      ...more,
    }),
  )
}

export function takeNote(ctx: Context, asked: OnDate & { form: Form<z.infer<typeof NoteForm>> }) {
  return take(ctx, asked, { form: 'note', done: 'noted' }, ({ title = '', note = '', scope }, of) =>
    changeDate(ctx, asked.actor, { ...of, change: { title, note, scope } }),
  )
}

export function takeMove(ctx: Context, asked: OnDate & { form: Form<z.infer<typeof MoveForm>> }) {
  return take(ctx, asked, { form: 'move', done: 'moved' }, ({ at, seen: _seen, ...to }, { date, ...of }) =>
    moveOpenDate(ctx, asked.actor, { ...of, change: movedFrom(date, { ...to, venue: venueOfForm(at) }) }),
  )
}

export function takeCancel(ctx: Context, asked: OnDate & { form: Form<z.infer<typeof CancelForm>> }) {
  return take(ctx, asked, { form: 'cancel', done: 'cancelled' }, ({ until, reason, scope }, of) =>
    cancelDates(ctx, asked.actor, { ...of, change: { reason, scope, to: until } }),
  )
}

async function take<Sent extends { seen: string }>(
  ctx: Context,
  asked: OnDate & { form: Form<Sent> },
  { form, done }: { form: DateFormName; done: string },
  /** May say itself what was done. `date`: as it is now, which is as the form showed it. */
  act: (sent: Sent, of: { id: string; key: string; date: MeetingDate }) => Promise<string | void>,
): Promise<Answer> {
  const { side, ...file } = await openBehind(ctx, asked)
  const { id, key } = asked.params
  const date = dateOfKey(file, key)
  return answerForm(asked, {
    accepted: async (sent) => {
      requireSame(sent.seen, seenOf(date, file.meeting))
      const said = await act(sent, { id, key, date })
      return seeOther(hrefOf(side, '', { key, done: said ?? done }))
    },
    refused: (failure) => showDate(ctx, asked, { failedForm: { form, failure } }),
  })
}
