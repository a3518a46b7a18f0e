import { describe, expect, it } from 'vitest'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, doors, valueOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { asked, read, takenOn } from './managed.ts'

describe('entering a caller’s booking', () => {
  const form = {
    rooms: 'seminarraum',
    date: '2026-12-05',
    from: '19:00',
    to: '21:00',
    purpose: 'Chor',
    'contact.name': 'A. Ruf',
    approve: 'yes',
    key: 'once',
  }

  it('needs no address, approves at once, and shows the code to say', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const page = await browser.get('/manage/aef/book?rooms=seminarraum&date=2026-12-05&from=19:00&to=20:00')
    expect(page.text).toMatch(/<input[^>]*name="approve"[^>]*checked/)
    expect(valueOf(page.text, 'date')).toBe('2026-12-05')
    const sent = await browser.send('/manage/aef/book', form)
    expect(sent.status).toBe(303)
    const { text } = await browser.get(sent.headers['location']!)
    const id = /bookings\/(\w+)/.exec(sent.headers['location']!)![1]!
    expect(wordsOf(text)).toContain(`Eingetragen Kennwort am Telefon ${codeOf(id)}`)
    expect(await read(world, manager, { id })).toMatchObject({ state: 'approved', origin: 'manager' })
    expect((await browser.send('/manage/aef/book', form)).headers['location']).toContain(id)
    expect(await takenOn(world, '2026-12-05')).toEqual(['19:00-21:00 booking'])
  })

  it('leaves it among the requests without the tick', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { approve: _, ...unticked } = form
    const sent = await browser.send('/manage/aef/book', unticked)
    expect(wordsOf((await browser.get(sent.headers['location']!)).text)).toContain(
      'Wartet auf Ihre Entscheidung',
    )
  })

  it('gives the filled form back with every wrong field named', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const wrong = await browser.send('/manage/aef/book', {
      ...form,
      date: '',
      to: '18:00',
      'contact.email': 'x',
    })
    expect(wrong.status).toBe(422)
    for (const name of ['date', 'contact-email']) expect(wrong.text).toContain(`href="#field-${name}"`)
    expect(valueOf(wrong.text, 'contact.name')).toBe('A. Ruf')
    expect(await takenOn(world, '2026-12-05')).toEqual([])
  })

  it('has what few callers say folded, until something in it is wrong or filled in', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const isOpen = (page: string) =>
      /<details[^>]*>(?=\s*<summary>Mehr angeben)/.exec(page)![0].includes('open')
    const usual = ['rooms', 'date', 'from', 'to', 'contact.name', 'contact.phone', 'purpose', 'approve']
    const { text } = await browser.get('/manage/aef/book')
    expect(isOpen(text)).toBe(false)
    const inSight = text.replace(/<details[\s\S]*?<\/details>/g, '')
    for (const name of usual) expect(inSight).toContain(`name="${name}"`)
    for (const name of ['contact.email', 'language', 'note']) expect(inSight).not.toContain(`name="${name}"`)
    const returned = (more: Record<string, string>) =>
      browser.send('/manage/aef/book', { ...form, purpose: '', ...more })
    expect(isOpen((await returned({ language: 'de' })).text)).toBe(false)
    expect(isOpen((await returned({ 'contact.email': 'x' })).text)).toBe(true)
    expect(isOpen((await returned({ attendees: '0' })).text)).toBe(true)
    expect(isOpen((await returned({ language: 'tr' })).text)).toBe(true)
  })

  it('names what is in the way', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await asked(world)
    const taken = await browser.send('/manage/aef/book', form)
    expect(taken.status).toBe(409)
    expect(taken.text).toContain('name="slot"')
  })
})

describe('blocking', () => {
  const days = {
    rooms: ['seminarraum', 'teekueche'],
    fromDate: '2026-12-05',
    toDate: '2026-12-06',
    label: 'Reinigung',
  }

  it('takes whole days of several rooms, shows the block, and gives the time back', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const sent = await browser.send('/manage/aef/block', { ...days, reason: 'Firma kommt' })
    expect(sent.status).toBe(303)
    const block = sent.headers['location']!
    const words = wordsOf((await browser.get(block)).text)
    expect(words).toContain('Sa, 5. Dezember – So, 6. Dezember, ganze Tage')
    expect(words).toContain('Seminarraum und Teeküche')
    expect(words).toContain('Firma kommt')
    expect(await takenOn(world, '2026-12-06', 'teekueche')).toEqual(['00:00-24:00 block'])
    expect(wordsOf((await browser.get('/manage/aef/block')).text)).toContain('Kommende Sperrzeiten')
    const removed = await browser.send(`${block.split('?')[0]}/remove`)
    expect(removed).toMatchObject({ status: 303, headers: { location: '/manage/aef/block?done=unblocked' } })
    expect(await takenOn(world, '2026-12-06', 'teekueche')).toEqual([])
  })

  it('lists bookings in the way first, and then leaves or cancels them as chosen', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    const listed = await browser.send('/manage/aef/block', days)
    expect(listed.status).toBe(409)
    expect(wordsOf(listed.text)).toContain(
      'Würfelrunde, Sa, 5. Dezember, 19:00–21:00 Uhr, Seminarraum (angefragt)',
    )
    expect(doors(listed.text)).toEqual(
      expect.arrayContaining(['Sperren, der Termin bleibt', 'Sperren und den Termin absagen']),
    )
    expect(await takenOn(world, '2026-12-06')).toEqual([])
    const left = await browser.send('/manage/aef/block', { ...days, displace: 'leave' })
    expect(left.status).toBe(303)
    expect(await read(world, manager, booking)).toMatchObject({ state: 'requested' })
    const other = await asked(world, { date: '2026-12-09' })
    await browser.send('/manage/aef/block', {
      ...days,
      fromDate: '2026-12-09',
      toDate: '',
      displace: 'cancel',
    })
    expect(await read(world, manager, other)).toMatchObject({ state: 'cancelled' })
  })

  it('names of a series the dates that it hits, and asks about no others', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await asked(world, { repeat: { every: 'day', count: 5, mode: 'all' } })
    const listed = await browser.send('/manage/aef/block', days)
    const words = wordsOf(listed.text)
    expect(words).toContain('2 Termine stehen im Weg')
    expect(words.match(/Würfelrunde, \S+, \d+\. Dezember, 19:00–21:00 Uhr, Seminarraum/g)).toEqual([
      'Würfelrunde, Sa, 5. Dezember, 19:00–21:00 Uhr, Seminarraum',
      'Würfelrunde, So, 6. Dezember, 19:00–21:00 Uhr, Seminarraum',
    ])
    expect(doors(listed.text)).toContain('Sperren und 2 Termine absagen')
  })

  it('cancels nobody who has booked since the list was shown', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const first = await asked(world)
    const listed = await browser.send('/manage/aef/block', days)
    expect(listed.text).toContain(`name="told" value="${first.id}"`)
    const second = await asked(world, { date: '2026-12-06' })
    const again = await browser.send('/manage/aef/block', { ...days, displace: 'cancel', told: first.id })
    expect([again.status, doors(again.text)]).toEqual([
      409,
      expect.arrayContaining(['Sperren und 2 Termine absagen']),
    ])
    expect(await read(world, manager, first)).toMatchObject({ state: 'requested' })
    const told = [first.id, second.id]
    expect((await browser.send('/manage/aef/block', { ...days, displace: 'cancel', told })).status).toBe(303)
    expect(await read(world, manager, second)).toMatchObject({ state: 'cancelled' })
  })

  it.each([
    ['no room', { rooms: '' }, 'rooms'],
    ['no day', { fromDate: '' }, 'fromDate'],
    ['no label', { label: ' ' }, 'label'],
    ['a time that is none', { fromTime: '8:7' }, 'fromTime'],
    ['an end before the beginning', { toDate: '2026-12-04' }, 'toTime'],
    ['a day that is over', { fromDate: '2026-11-01', toDate: '2026-11-02' }, 'toDate'],
    ['more than one write can hold', { toDate: '2027-12-04' }, 'toDate'],
  ])('names the field that is wrong: %s', async (_, change, field) => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const wrong = await browser.send('/manage/aef/block', { ...days, ...change })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain(`href="#field-${field}"`)
    expect(wrong.text).toContain(`id="field-${field}"`)
    expect(await takenOn(world, '2026-12-05')).toEqual([])
  })
})
