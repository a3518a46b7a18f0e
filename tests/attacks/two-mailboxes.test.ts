import { expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { requestSignIn } from '../../functions/identity/actions/request-sign-in.ts'
import { hear } from '../attendances/hearing.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import { storedOf } from '../my-data/somebody.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aMailHouse, recordOf } from '../support/house-with-mail.ts'
import { askForCode, signInItem } from '../support/sign-in-code.ts'
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

it('two who share a mailbox at a domain of their own are two: neither sees nor uses up what is the other’s', async () => {
  await using stage = await aStage(
    { settings: { rateLimits: true } },
    { house: { maxRequestsPerContactPerDay: 1 } },
  )
  const asks = (email: string, from: string, to: string) => {
    const contact = { name: 'Wer', email }
    return requestBooking(stage.world.ctx, aVisitor, { house, request: aRequest({ from, to, contact }) })
  }
  await asks('haus+ada@verein.example', '10:00', '11:00')
  const bobs = await asks('haus+bob@verein.example', '12:00', '13:00')
  await hear({ stage, heard: new Map() })
  const links = stage.world.mails.map(({ to }) => to)
  expect(links).toContain('haus+ada@verein.example')
  expect(links).toContain('haus+bob@verein.example')
  expect(JSON.stringify(await storedOf(stage, 'haus+ada@verein.example'))).not.toContain(bobs.id)
})

it('mail goes to the address as it was typed, and so it is shown', async () => {
  await using stage = await aStage()
  const contact = { name: 'Anna', email: 'a.n.n.a.berg+treff@GoogleMail.com' }
  const booking = await requestBooking(stage.world.ctx, aVisitor, { house, request: aRequest({ contact }) })
  expect(booking.contact).toEqual(contact)
  await hear({ stage, heard: new Map() })
  expect(stage.world.mails.map(({ to }) => to)).toContain(contact.email)
})
