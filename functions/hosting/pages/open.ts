import { forTeam } from '../../houses/rules/roles.ts'
import type { Context } from '../../../shared/context.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Form } from '../../../shared/http/form.ts'
import { Entered } from '../../../shared/http/form.ts'
import { answerForm, html, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import { foundMeeting } from '../../meetings/actions/found-meeting.ts'
import { hostHref } from '../../meetings/actions/links.ts'
import type { OpenForm } from '../contract/open.ts'
import { isOpen, saidOf } from '../rules/open.ts'
import { openView } from '../views/open-booking.ts'
import { hrefOf } from '../views/side.ts'
import { sideOf } from './opened.ts'
import type { HostRequest } from './opened.ts'

/** Others may come to a booking that exists: what they read then. */
export async function showOpen(ctx: Context, asked: HostRequest, failure?: Failure): Promise<Answer> {
  const { booking, house, rooms } = forTeam(
    await openBookingAs(ctx, asked.actor, asked.params.id),
    asked.actor,
  )
  const entered = failure?.entered ?? new Entered(new URLSearchParams({ 'open.others': 'yes' }))
  const { language } = asked
  const more = failure ? { failure } : {}
  return html(openView({ language, house, rooms, booking, entered, side: sideOf(asked), ...more }))
}

export async function takeOpen(
  ctx: Context,
  asked: HostRequest & { form: Form<{ open: OpenForm }> },
): Promise<Answer> {
  const { actor, params } = asked
  const { booking, host } = await openBookingAs(ctx, actor, params.id)
  return answerForm(asked, {
    accepted: async (sent) => {
      const side = sideOf(asked)
      if (!isOpen(sent)) return showOpen(ctx, asked)
      const said = { ...saidOf(sent.open, booking.purpose), booking: booking.id }
      const { meeting: id } = await foundMeeting(ctx, actor, { house: booking.house, asked: said })
      if (side.kind === 'manager') return seeOther(hrefOf({ ...side, id }, '', { done: 'founded' }))
      return seeOther(`${(await hostHref(ctx, id, host)).path}?done=founded`)
    },
    refused: (failure) => showOpen(ctx, asked, failure),
  })
}
