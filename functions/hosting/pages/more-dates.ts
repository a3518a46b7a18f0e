import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Form } from '../../../shared/http/form.ts'
import { answerForm, html, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { today } from '../../../shared/time/civil.ts'
import { addDates } from '../../meetings/actions/add-dates.ts'
import { datesOf } from '../../meetings/rules/dates.ts'
import type { MoreForm } from '../contract/forms.ts'
import { requireSame } from '../rules/seen.ts'
import { repeatOf } from '../rules/repeat.ts'
import { moreView } from '../views/more-dates.ts'
import { hrefOf } from '../views/side.ts'
import { openBehind, shownOf, sideOf } from './opened.ts'
import type { HostRequest } from './opened.ts'

/** The form as the last date fills it: same time, same rooms. */
export async function showMore(ctx: Context, asked: HostRequest, failure?: Failure): Promise<Answer> {
  const file = await openBehind(ctx, asked)
  const { meeting, entry, house } = file
  const last = datesOf(entry).at(-1)
  const { venue } = meeting
  const rooms = venue.kind === 'rooms' ? venue.rooms : []
  const entered = failure?.entered ?? enteredOf({ rooms, ...known({ from: last?.from, to: last?.to }) })
  const key = failure && failure.code !== 'key-used-before' ? entered.get('key').slice(0, 40) : ctx.newId()
  const shown = { ...shownOf(ctx, asked, file), meeting, entered, key, failure }
  return html(moreView({ ...shown, today: today(ctx.now(), house.timeZone) }))
}

export async function takeMore(ctx: Context, asked: HostRequest & { form: Form<MoreForm> }): Promise<Answer> {
  const { meeting } = await openBehind(ctx, asked)
  return answerForm(asked, {
    accepted: async ({ version, key, every, until, ...when }) => {
      requireSame(version, meeting.version)
      const { id } = asked.params
      const repeat = repeatOf({ every, until, ...when })
      await addDates(ctx, asked.actor, {
        id,
        asked: { ...when, ...known({ repeat }) },
        ...known({ idempotencyKey: key }),
      })
      const side = sideOf(asked)
      return seeOther(hrefOf(side, '', { done: side.kind === 'host' ? 'asked-more' : 'more' }))
    },
    refused: (failure) => showMore(ctx, asked, failure),
  })
}
