import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../../functions/bookings/actions/cancel-booking.ts'
import { settleDeadlines } from '../../../functions/bookings/actions/settle-deadlines.ts'
import { manageToken } from '../../../functions/contacts/rules/access.ts'
import { addAbsence } from '../../../functions/houses/actions/add-absence.ts'
import { addToTeam } from '../../../functions/houses/actions/add-to-team.ts'
import { aVisitor } from '../../support/builders.ts'
import { aMailHouse, house } from '../../support/house-with-mail.ts'
import type { MailHouse } from '../../support/house-with-mail.ts'
import { itInTurn } from '../../support/in-turn.ts'

const leading = 'leitung@aef.example'
const deputy = { name: 'Kim Beispiel', email: 'kim@aef.example', role: 'deputy' } as const
const contact = 'mia@gruppe.example'

/** A house whose manager is away from 2 to 4 December, and its deputy. */
async function aHouseWithDeputy(): Promise<MailHouse> {
  const h = await aMailHouse()
  const { person } = await addToTeam(h.ctx, h.manager, { house, member: deputy })
  const absence = { from: '2026-12-02', to: '2026-12-04', deputy: person }
  await addAbsence(h.ctx, h.manager, { house, absence })
  return h
}

/** Who of the house got a mail. */
const heard = (mails: readonly { recipients: readonly string[] }[]) =>
  mails.flatMap(({ recipients }) => recipients).filter((address) => address !== contact)

describe('the managers’ mails go to whoever decides that day', () => {
  it.each([
    ['2026-12-01T22:59:00.000Z', leading],
    ['2026-12-01T23:00:00.000Z', deputy.email],
    ['2026-12-04T22:59:00.000Z', deputy.email],
    ['2026-12-04T23:00:00.000Z', leading],
  ])('a request at %s to %s', async (now, whom) => {
    await using h = await aHouseWithDeputy()
    h.world.clock.set(now)
    const { record } = await h.provedRequest({ date: '2026-12-12' })
    await h.hear(record)
    expect(heard(h.server.mails)).toEqual([whom])
  })

  itInTurn('reminders and cancellations too', async () => {
    await using h = await aHouseWithDeputy()
    const { id } = await h.proved({ date: '2026-12-12' })
    h.world.clock.advance(49 * 60)
    expect(heard(await h.after(id, () => settleDeadlines(h.ctx)))).toEqual([deputy.email])
    const actor = { ...aVisitor, token: manageToken(await h.ctx.secret(), id) }
    const mails = await h.after(id, () => cancelBooking(h.ctx, actor, { id, reason: 'Alle krank.' }))
    expect(heard(mails)).toEqual([deputy.email])
  })
})
