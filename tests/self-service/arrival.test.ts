import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { asked } from '../back-office/managed.ts'
import { found } from '../support/builders.ts'
import { aMailHouse } from '../support/house-with-mail.ts'
import { saysIn } from '../support/own-words.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = {
  openedBy: 'Der Hausmeister, eine Viertelstunde vorher.',
  keyText: 'Im Kasten am Tor.\nBitte dorthin zurück.',
  hostText: 'Ilse Beispiel',
  parking: 'Hinter dem Haus.',
  rulesGerman: 'Bitte spülen.',
  rulesEnglish: 'Please wash up.',
}
const rules = 'Lütfen bulaşıkları yıkayın.'
const inWords =
  'Wenn Sie kommen Wer aufschließt Der Hausmeister, eine Viertelstunde vorher. Schlüssel Im Kasten am Tor. Bitte dorthin zurück. Wer für Sie da ist Ilse Beispiel Parken und Räder Hinter dem Haus. Hausregeln Bitte spülen.'

const pageOf = async (world: World, id: string, language = 'de') =>
  (await world.call('GET', (await manageHref(world.ctx, id)).path, { cookies: { language } })).text

describe('what one needs to get into the house', () => {
  it('stands on the page of a booking from its yes to its end, and on no other', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house })
    const booking = await asked(world)
    const told = async () => wordsOf(await pageOf(world, booking.id)).includes(inWords)
    expect(await told()).toBe(false)
    await approveBooking(world.ctx, manager, booking)
    expect(await told()).toBe(true)
    for (const path of [
      '/aef',
      '/aef/rooms/seminarraum',
      '/aef/book',
      '/api/houses/aef',
      '/legal/aef/imprint',
    ])
      expect((await world.call('GET', path)).text).not.toMatch(/Hausmeister|Kasten am Tor|Ilse Beispiel/)
    world.clock.set('2026-12-09T09:00:00.000Z')
    expect(await told()).toBe(false)
  })

  it('is gone with the booking, and left out where the house says nothing', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house: { rulesGerman: '' } })
    const booking = await asked(world)
    await approveBooking(world.ctx, manager, booking)
    expect(wordsOf(await pageOf(world, booking.id))).not.toContain('Wenn Sie kommen')
    await using other = await aWorld()
    const another = await found(other, { house })
    const cancelled = await asked(other)
    await approveBooking(other.ctx, another, cancelled)
    await cancelBooking(other.ctx, another, { id: cancelled.id })
    expect(wordsOf(await pageOf(other, cancelled.id))).not.toContain('Wenn Sie kommen')
  })

  it('is marked as German on an English page, but for the rules that the house has in English', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house })
    const booking = await asked(world)
    await approveBooking(world.ctx, manager, booking)
    const text = await pageOf(world, booking.id, 'en')
    expect(text).toContain('<span lang="de" dir="ltr">Hinter dem Haus.</span>')
    expect(wordsOf(text)).toContain('House rules Please wash up.')
  })

  it('is told in the language of the reader where the house says it there, else in German, and marked so', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house })
    await saysIn(world, 'tr', { rules })
    await saysIn(world, 'ar', { parking: 'خلف المبنى.' })
    const booking = await asked(world)
    await approveBooking(world.ctx, manager, booking)
    const text = await pageOf(world, booking.id, 'tr')
    expect(text).toContain(rules)
    expect(text).not.toMatch(/Bitte spülen|lang="tr" dir="ltr">Lütfen/)
    expect(text).toContain('<span lang="de" dir="ltr">Hinter dem Haus.</span>')
    const arabic = await pageOf(world, booking.id, 'ar')
    expect(arabic).toContain('خلف المبنى.')
    expect(arabic).toContain('<span lang="de" dir="ltr">Bitte spülen.</span>')
  })

  it('comes with the mail that says yes, in the language of its reader', async () => {
    await using mails = await aMailHouse({ house })
    const { ctx, manager } = mails
    await saysIn(mails, 'tr', { rules })
    const booking = await mails.proved({ date: '2026-12-05', language: 'tr' })
    const [yes] = await mails.after(booking.id, () => approveBooking(ctx, manager, booking))
    expect(yes?.text).toContain(rules)
    expect(yes?.text).not.toContain('Bitte spülen.')
    expect(yes?.html).toContain(`<strong>${rules}</strong>`)
    expect(yes?.html).toContain('<strong><span lang="de" dir="ltr">Hinter dem Haus.</span></strong>')
  })

  it('comes with the mail that says yes, and with no other', async () => {
    await using mails = await aMailHouse({ house })
    const { ctx, manager } = mails
    const booking = await mails.proved({ date: '2026-12-05' })
    const [yes] = await mails.after(booking.id, () => approveBooking(ctx, manager, booking))
    expect(yes?.text).toContain('Schlüssel: Im Kasten am Tor.\n  Bitte dorthin zurück.')
    expect(yes?.text).toContain('Hausregeln: Bitte spülen.')
    const other = await mails.proved({ date: '2026-12-06' })
    const [no] = await mails.after(other.id, () =>
      declineBooking(ctx, manager, { id: other.id, reason: 'Zu voll.' }),
    )
    expect(no?.text).toContain('Zu voll.')
    expect(no?.text).not.toMatch(/Kasten|Hausregeln/)
  })
})

describe('a booking that is certain', () => {
  it('can be told to others with time, place and what everybody may open, never with its own link', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    const shareOf = async () => /<p data-share[^>]*>/.exec(await pageOf(world, booking.id))?.[0]
    expect(await shareOf()).toBeUndefined()
    await approveBooking(world.ctx, manager, booking)
    const share = await shareOf()
    expect(share).toContain('data-share="http://treff.example/aef/rooms/seminarraum"')
    expect(share).toContain(
      'data-text="Sa, 5. Dezember, 19:00–21:00 Uhr, Seminarraum, Albert-Einstein-Forum, Am',
    )
    expect(share).toContain(' hidden')
    const [, , token = ''] = (await manageHref(world.ctx, booking.id)).path.split('/').slice(1)
    expect(token.length).toBeGreaterThan(5)
    expect(share).not.toContain(token)
  })
})
