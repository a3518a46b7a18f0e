import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { comma, inARow } from '../../shared/in-a-row.ts'
import { marksFromElsewhere } from '../support/foreign-words.ts'
import { aMailHouse } from '../support/house-with-mail.ts'
import { eventsIn } from '../feeds/reading.ts'
import { wordsOf } from '../support/signed-in.ts'

describe('parts of a line', () => {
  it('are joined with the comma of the language, and what is not there leaves none', () => {
    expect(inARow(['Saal', false, undefined, '', 'bis 70 Personen'], 'de')).toBe('Saal, bis 70 Personen')
    expect(inARow(['القاعة', 'المطبخ'], 'ar')).toBe('القاعة، المطبخ')
    expect(inARow(['A', 'B'], 'ar', ';')).toBe('A؛ B')
    expect(comma('uk')).toBe(', ')
  })

  it('in Arabic have no comma of another script: on the page of a booking, in its mail, in the calendar with it', async () => {
    await using h = await aMailHouse()
    const { id } = await h.proved({ language: 'ar', purpose: 'لقاء الجيران', groupName: 'جيران الحي' })
    const [mail] = await h.after(id, () => approveBooking(h.ctx, h.manager, { id }))
    const { path } = await manageHref(h.ctx, id)
    const page = await h.world.call('GET', path, { cookies: { language: 'ar' } })
    const content = mail!.attachments[0]!.content
    const file = typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString()
    const [entry] = eventsIn(file)
    const told = {
      page: wordsOf(page.text),
      mail: `${mail!.subject} ${mail!.text}`,
      calendar: `${entry!.summary} ${entry!.location}`,
    }
    for (const text of Object.values(told)) expect(text).toContain('، ')
    for (const [name, text] of Object.entries(told))
      expect([name, ...marksFromElsewhere(text)]).toEqual([name])
  })
})
