import { isAskedForPulse } from '../../functions/bookings/rules/pulse.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { answerPulse } from '../../functions/pulses/actions/answer.ts'
import { isUpcoming } from '../../functions/bookings/rules/scope.ts'
import { Booking as BookingShape } from '../../functions/bookings/schema.ts'
import type { Item } from '../../shared/table/write.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { aVisitor } from '../support/builders.ts'
import { hostOf } from './circles.ts'
import type { Circle } from './circles.ts'
import { zone } from './quiet-house.ts'
import type { QuietHouse } from './quiet-house.ts'

interface Asked {
  quiet: QuietHouse
  bookings: ReadonlySet<string>
  groups: readonly { contact: { email?: string | undefined }; circle?: Circle | undefined }[]
  chance: () => number
}

/** Whether they still meet: every fourth group sleeps and says nothing, the others answer within days, some of them no. */
export async function pulseAnswers({
  quiet,
  bookings,
  groups,
  chance,
}: Asked): Promise<(() => Promise<unknown>)[]> {
  const { ctx } = quiet
  const all = await Promise.all([...bookings].map((id) => readBooking(ctx.table, id)))
  const asked = all.filter((each): each is Booking => each !== undefined && isAskedForPulse(each))
  const secret = await ctx.secret()
  const answers = asked.map(async (booking) => {
    const { id, group, contact } = booking
    const at = groups.findIndex((each) =>
      group === undefined ? each.contact.email === contact.email : each.circle?.id === group,
    )
    const circle = groups[at]?.circle
    if (at % 4 === 3 || chance() > 0.5) return undefined
    const answer = chance() < 0.1 ? 'no' : 'yes'
    const link = { ...aVisitor, token: manageToken(secret, id) }
    const actor = group !== undefined && circle ? await hostOf(quiet, circle) : link
    return actor && (() => answerPulse(ctx, actor, { id, answer }))
  })
  return (await Promise.all(answers)).filter((each) => each !== undefined)
}

/** Time that is held a week and less before it begins by those who have been silent for longer than a week after the last question. */
export function heldBySleepers(items: readonly Item[], now: string): string[] {
  const bookings = items.filter(({ type, pulse }) => type === 'booking' && pulse !== undefined)
  return bookings
    .map((item) => BookingShape.parse(item))
    .flatMap(({ id, pulse, occurrences }) => {
      const since = pulse?.quietSince
      const day = 24 * 60
      if (since === undefined || addMinutes(since, 8 * day) > now) return []
      const soon = addMinutes(now, 6 * day).slice(0, 10)
      const held = occurrences.filter(
        (date) => date.state === 'approved' && isUpcoming(date, { now, zone }) && date.date < soon,
      )
      return held.map(({ date }) => `${id} sleeps since ${since} and holds ${date}`)
    })
}
