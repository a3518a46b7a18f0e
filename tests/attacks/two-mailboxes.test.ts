import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { requestSignIn } from '../../functions/identity/actions/request-sign-in.ts'
import { contactIdOf } from '../../functions/contacts/actions/contact-id.ts'
import { readTrusted, trustWrite } from '../../functions/contacts/actions/trust.ts'
import { aGroup, founded } from '../groups/a-group.ts'
import { hear } from '../attendances/hearing.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import { storedOf } from '../my-data/somebody.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aMailHouse, recordOf } from '../support/house-with-mail.ts'
import { askForCode, signInItem } from '../support/sign-in-code.ts'
import { asked } from '../back-office/managed.ts'
import { aWorld } from '../support/world.ts'

const stored = 'Anna.Berg@gmail.com'

it.each(['annaberg@gmail.com', 'ANNA.BERG@googlemail.com'])(
  'who signs in as %s is the person whose mailbox it is, and the code goes where the house wrote it',
  async (typed) => {
    await using h = await aMailHouse({ manager: stored })
    const item = await askForCode(h.ctx, typed)
    await h.hear(recordOf('sign-in', undefined, item))
    expect(h.server.mails.map(({ recipients }) => recipients)).toEqual([[stored]])
  },
)

it('an address with a plus is another one for signing in: nothing is sent', async () => {
  await using world = await aWorld()
  await found(world, { manager: stored })
  const asker = { address: 'home' }
  await requestSignIn(world.ctx, { email: 'anna.berg+x@gmail.com', language: 'de', asker })
  expect(await signInItem(world.ctx, stored)).toBeUndefined()
})

describe('two who share a mailbox at a domain of their own', () => {
  const [ada, bob] = ['haus+ada@verein.example', 'haus+bob@verein.example']

  it('are two: neither uses up what the other may', async () => {
    await using world = await aWorld()
    await found(world, { house: { maxRequestsPerContactPerDay: 1, maxOpenRequests: 1 } })
    const asks = (email: string, from: string, to: string) => {
      const contact = { name: 'Wer', email }
      return asked(world, { from, to, contact })
    }
    await asks(ada, '10:00', '11:00')
    await asks(bob, '12:00', '13:00')
    await expect(asks(bob, '14:00', '15:00')).rejects.toMatchObject({ code: 'too-many-requests' })
  })

  it('are two: neither reads what is stored of the other', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    for (const email of [ada, bob]) await stage.post(`/api/groups/${id}/join`, { name: 'Wer', email })
    for (const [mine, theirs] of [
      [ada, bob],
      [bob, ada],
    ] as const) {
      const stored = JSON.stringify(await storedOf(stage, mine))
      expect(stored).toContain(mine)
      expect(stored).not.toContain(theirs)
    }
  })
})

it('what somebody left in one spelling they find by another, and trust is theirs in each', async () => {
  await using stage = await aStage()
  const contact = { name: 'Anna', email: stored }
  await stage.post(`/api/houses/${house}/groups`, aGroup({ host: contact }))
  const kinds = (await storedOf(stage, 'annaberg+x@googlemail.com')).map(({ kind }) => kind)
  expect(kinds).toContain('group-member')
  const { ctx } = stage.world
  const contactId = await contactIdOf(ctx, contact, '')
  await ctx.table.transact([trustWrite(house, contactId, ctx.now())])
  const other = await contactIdOf(ctx, { email: 'ANNABERG@gmail.com' }, '')
  expect(await readTrusted(ctx.table, house, [other])).toEqual(new Set([other]))
})

it('mail goes to the address as it was typed, and so it is shown', async () => {
  await using stage = await aStage()
  const contact = { name: 'Anna', email: 'a.n.n.a.berg+treff@GoogleMail.com' }
  const booking = await requestBooking(stage.world.ctx, aVisitor, { house, request: aRequest({ contact }) })
  expect(booking.contact).toEqual(contact)
  await hear({ stage, heard: new Map() })
  expect(stage.world.mails.map(({ to }) => to)).toContain(contact.email)
})
