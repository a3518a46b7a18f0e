import { describe, expect, it } from 'vitest'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { itInTurn } from '../support/in-turn.ts'
import { aRequest } from '../support/builders.ts'
import { aDesk } from './a-desk.ts'

const path = ({ id }: { id: string }) => `/manage/aef/bookings/${id}`

describe('the search', () => {
  it('shows where to type before anything is typed, also to blanks', async () => {
    await using desk = await aDesk()
    for (const typed of ['', '   ']) {
      const { status, words } = await desk.seek(typed)
      expect(status).toBe(200)
      expect(words).toContain('Name, Kennwort, Tag oder Raum')
      expect(words).not.toContain('Nichts gefunden')
    }
  })

  it('finds a booking by who, as which group, and what for, as it is being typed', async () => {
    await using desk = await aDesk()
    const booking = await desk.asks('Jürgen Müller', { groupName: 'Chor Morgenröte', purpose: 'Probe' })
    for (const typed of ['Müller', 'mueller', 'MÜL', 'jürg', 'morgenr', 'Morgenröte Chor', 'müller probe']) {
      const { words, text } = await desk.seek(typed)
      expect(words, typed).toContain('Buchungen Chor Morgenröte')
      expect(text, typed).toContain(`href="${path(booking)}"`)
    }
    // Only the longest three are looked up, and all of them have to be there.
    for (const typed of ['Meier', 'Müller Kino', 'Jürgen Müller Morgenröte ab', 'ül', 'ller', 'mullerin'])
      expect((await desk.seek(typed)).words, typed).toContain('Nichts gefunden')
  })

  itInTurn('finds a name however it is written, and however it is sought', async () => {
    await using desk = await aDesk()
    const alike = [
      ['Müller', 'Mueller', 'Muller'],
      ['Şahin Işık', 'Sahin Isik', 'sahın ışik'],
      ['Țăran', 'Ţăran', 'Taran'],
      ['Андрій', 'Андріи', 'АНДРІЙ'],
    ]
    const days = ['2026-12-10', '2026-12-11', '2026-12-12']
    for (const [row, names] of alike.entries())
      for (const [at, name] of names.entries()) {
        const contact = { name, email: `n${row}${at}@gruppe.example` }
        const from = `${10 + row}:00`
        await desk.asks(name, { date: days[at]!, from, to: `${11 + row}:00`, contact })
      }
    for (const names of alike)
      for (const typed of names) {
        const { words } = await desk.seek(typed)
        for (const name of names) expect(words, `${typed} for ${name}`).toContain(name)
      }
  })

  it('finds names in any script, and short ones', async () => {
    await using desk = await aDesk()
    const names = ['Анна Коваленко', 'سلمى الحسن', 'Ana Ionescu-Țăran', 'Bo Li']
    for (const [at, name] of names.entries())
      await desk.asks(`n${at}`, { date: `2026-12-1${at}`, contact: { name, email: `n${at}@gruppe.example` } })
    for (const [typed, name] of [
      ['коваленко', names[0]],
      ['АННА', names[0]],
      ['سلمى', names[1]],
      ['taran', names[2]],
      ['li', names[3]],
    ] as const)
      expect((await desk.seek(typed)).words, typed).toContain(name)
  })

  it('leads from a code straight to its booking, also with a slip of the finger', async () => {
    await using desk = await aDesk()
    const booking = await desk.asks('Mia')
    const code = codeOf(booking.id)
    const [first = '', second = '', number] = code.split(' ')
    const slipped = [
      code.toLowerCase(),
      `${first}-${second}-${number}`,
      `${first}${first.at(-1)} ${second} ${number}`,
    ]
    for (const typed of slipped)
      expect(await desk.seek(typed), typed).toMatchObject({ status: 303, location: path(booking) })
    const wrong = await desk.seek(`${first} ${second} ${Number(number) === 100 ? 101 : Number(number) - 1}`)
    expect(wrong.words).toContain('Zu diesem Kennwort gibt es hier keine Buchung.')
  })

  it('leads from a code to who waits in the queue', async () => {
    await using desk = await aDesk()
    await desk.approve(await desk.asks('Mia'))
    const place = await joinQueue(desk.world.ctx, desk.manager, { house: 'aef', request: aRequest() })
    const { status, location } = await desk.seek(codeOf(place.id))
    expect([status, location]).toEqual([303, `/manage/aef/queue/${place.id}`])
  })

  itInTurn('finds what is on a day, and in which room', async () => {
    await using desk = await aDesk()
    await desk.asks('Mia', { date: '2026-12-04', purpose: 'Schach' })
    await desk.asks('Otto', { date: '2026-12-04', rooms: ['teekueche'], purpose: 'Tee' })
    await desk.asks('Ute', { date: '2026-12-05', purpose: 'Yoga' })
    for (const typed of ['4.12.', '2026-12-04', 'Freitag', '4. Dezember']) {
      const { words } = await desk.seek(typed)
      expect(words, typed).toContain('Am Fr, 4. Dezember')
      expect(words, typed).toMatch(/Mia[\s\S]*Otto/)
      expect(words, typed).not.toContain('Ute')
    }
    const kitchen = (await desk.seek('Teeküche Freitag')).words
    expect(kitchen).toContain('Otto')
    expect(kitchen).not.toContain('Mia')
    expect((await desk.seek('mia 4.12.')).words).not.toContain('Otto')
    expect((await desk.seek('6.12.')).words).toContain('An diesem Tag ist nichts eingetragen.')
    expect((await desk.seek('seminar')).text).toContain('/manage/aef/find/bookings?room=seminarraum')
  })

  itInTurn('never shows a full day as empty, however the day is written', async () => {
    await using desk = await aDesk()
    await desk.asks('Mia', { date: '2026-12-04', from: '18:00', to: '20:00', purpose: 'Schach' })
    await desk.asks('Otto', { date: '2026-12-04', from: '09:00', to: '10:00', purpose: 'Tee' })
    for (const typed of ['Fr 4. Dezember', 'fr 4.12.', 'Freitag 4.12']) {
      const { words } = await desk.seek(typed)
      expect(words, typed).toMatch(/Otto[\s\S]*Mia/)
      expect(words, typed).not.toContain('Dazu passt')
    }
    for (const typed of ['Freitag 18 Uhr', 'Fr, 4. Dezember, 19:30', 'Mia 4.12. um 18 Uhr']) {
      const { words } = await desk.seek(typed)
      expect(words, typed).toContain('Mia')
      expect(words, typed).not.toMatch(/Otto|Dazu passt/)
    }
    for (const [typed, unfit] of [
      ['Fr 4.12. Judo', 'judo'],
      ['4.12. 12 Uhr', '12:00'],
      ['Ute 4.12. 12:30', '12:30, ute'],
    ] as const) {
      const { words } = await desk.seek(typed)
      expect(words, typed).toContain(`Dazu passt an diesem Tag nichts: ${unfit}`)
      expect(words, typed).toMatch(/Otto[\s\S]*Mia/)
    }
    const some = (await desk.seek('Schach in Berlin 4.12.')).words
    expect(some).toContain('Dazu passt an diesem Tag nichts: in, berlin')
    expect(some).not.toContain('Otto')
  })

  it('finds somebody who is called like a day', async () => {
    await using desk = await aDesk()
    await desk.asks('Anna Freitag', { date: '2026-12-09' })
    expect((await desk.seek('Freitag')).words).toContain('Anna Freitag')
    expect((await desk.seek('Anna Freitag')).words).toContain('Anna Freitag')
  })

  itInTurn('puts whole words first, then what comes, then what was', async () => {
    await using desk = await aDesk()
    await desk.asks('Annabella', { date: '2026-12-03' })
    await desk.asks('Anna Alt', { date: '2026-12-02' })
    await desk.asks('Anna Neu', { date: '2026-12-20' })
    await desk.asks('Anna Bald', { date: '2026-12-10' })
    desk.world.clock.set('2026-12-04T09:00:00.000Z')
    const { words } = await desk.seek('anna')
    const [bookings = ''] = /Buchungen[\s\S]*?Menschen/.exec(words) ?? []
    const order = ['Anna Bald', 'Anna Neu', 'Anna Alt', 'Annabella'].map((name) => bookings.indexOf(name))
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(order[0]).toBeGreaterThan(0)
  })

  itInTurn('speaks English to those who do, and understands both languages', async () => {
    await using desk = await aDesk({}, 'en')
    await desk.asks('Mia', { date: '2026-12-04' })
    for (const typed of ['friday', 'Freitag', '4 December']) {
      const { words } = await desk.seek(typed)
      expect(words, typed).toContain('On Fri 4 December')
      expect(words, typed).not.toMatch(/Buchung|Suche|zugesagt/)
    }
  })

  it.each([
    '*',
    '%',
    '.*',
    '_',
    '"><script>alert(1)</script>',
    "' OR 1=1 --",
    '#',
    '!',
    '~',
    'a'.repeat(300),
    'wort '.repeat(60),
    '\u202E\u202Dabc',
    '🎉🎉🎉',
    '../../etc/passwd',
    '{{7*7}}',
  ])('finds nothing by „%s“ and stays calm', async (typed) => {
    await using desk = await aDesk()
    await desk.asks('Mia')
    const { status, words, text } = await desk.seek(typed)
    expect(status).toBe(200)
    expect(words).toContain('Nichts gefunden')
    expect(text).not.toContain('<script>alert')
  })
})
