import { describe, expect, it } from 'vitest'
import { readAsk } from '../../functions/asks/store.ts'
import { inNameWord } from '../../functions/groups/rules/tokens.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { filledForm } from '../support/filled-form.ts'
import { alertOf, doors, wordsOf } from '../support/signed-in.ts'
import { asks, stored, twoGroups, words } from './two-groups.ts'
import { itInTurn } from '../support/in-turn.ts'

const wanted = {
  rooms: 'seminarraum',
  date: '2026-12-05',
  from: '19:00',
  to: '20:00',
  purpose: 'Kuchen backen',
  'contact.name': 'Nina',
  'contact.email': 'nina@neben.example',
}

const book = ({ world }: Staged, more: Record<string, string> = {}) =>
  world.call('POST', '/aef/book', { form: { ...wanted, ...more } })

/** Where the form that met a taken slot would be sent by that button. */
const askHref = (text: string) =>
  (/formaction="([^"]*\/ask\?[^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')

describe('a form that meets a taken slot', () => {
  itInTurn('names the group that may be asked, and leads to a question with all that was typed', async () => {
    await using stage = await aStage()
    const { theirs } = await twoGroups(stage)
    const met = await book(stage)
    expect([met.status, doors(met.text)]).toEqual([409, expect.arrayContaining(['Nähcafé fragen'])])
    const form = await stage.world.call('POST', askHref(met.text), { form: wanted })
    expect([form.status, wordsOf(form.text)]).toEqual([200, expect.stringContaining('Nähcafé fragen')])
    expect(filledForm(form.text)).toMatchObject({
      'contact.name': ['Nina'],
      'contact.email': ['nina@neben.example'],
      purpose: ['Kuchen backen'],
      kind: ['share'],
    })
    const sent = await stage.world.call('POST', askHref(met.text), {
      form: { ...filledForm(form.text), words },
    })
    expect([sent.status, wordsOf(sent.text)]).toEqual([
      200,
      expect.stringContaining('Bitte sehen Sie in Ihr Postfach.'),
    ])
    expect((await stored(stage, theirs)).occurrences[0]?.guest).toBeUndefined()
  })

  itInTurn('names nobody who does not allow it', async () => {
    await using stage = await aStage()
    const { sewing } = await twoGroups(stage)
    await stage.post(`/api/groups/${sewing.id}/change`, { askable: false }, sewing.host.token)
    const { text } = await book(stage)
    expect([askHref(text), text.includes('Nähcafé')]).toEqual(['', false])
    const { json } = await stage.post('/api/houses/aef/bookings', {
      rooms: ['seminarraum'],
      date: '2026-12-05',
      from: '19:00',
      to: '20:00',
      purpose: 'Backen',
      contact: { name: 'Nina', email: 'nina@neben.example' },
    })
    expect([json.type, json.askable]).toEqual(['/problems/room-taken', undefined])
  })

  it('names of a series the date that is in the way, and no other', async () => {
    await using stage = await aStage()
    const weekly = { repeat: { every: 'week', count: 3 } }
    const { theirs } = await twoGroups(stage, weekly)
    const { json } = await stage.post('/api/houses/aef/bookings', {
      rooms: ['seminarraum'],
      date: '2026-12-12',
      from: '19:00',
      to: '20:00',
      purpose: 'Backen',
      contact: { name: 'Nina', email: 'nina@neben.example' },
    })
    const [, second] = (await stored(stage, theirs)).occurrences
    expect(json.askable).toEqual([
      expect.objectContaining({ booking: theirs, occurrence: second?.key, date: '2026-12-12' }),
    ])
  })

  it('says what is missing at its field, in German and in English', async () => {
    await using stage = await aStage()
    const { theirs } = await twoGroups(stage)
    const form = { kind: 'share', words: ' ', 'contact.name': 'Nina', 'contact.email': 'nina' }
    const sent = await stage.world.call('POST', `/bookings/${theirs}/ask`, { form })
    expect([sent.status, alertOf(sent.text)]).toEqual([
      422,
      expect.stringContaining('Bitte schreiben Sie ein paar Worte.'),
    ])
    const headers = { 'accept-language': 'en' }
    const english = await stage.world.call('POST', `/bookings/${theirs}/ask`, { form, headers })
    expect(alertOf(english.text)).toContain('Please write a few words.')
  })

  itInTurn('lets a host ask in the group’s name, without saying who they are', async () => {
    await using stage = await aStage()
    const { theirs, choir } = await twoGroups(stage)
    const as = inNameWord({ group: choir.id, token: choir.host.token })
    const form = { kind: 'merge', words, as, purpose: 'Singen' }
    const sent = await stage.world.call('POST', `/bookings/${theirs}/ask`, { form })
    expect(wordsOf(sent.text)).toContain('Ihre Frage ist unterwegs.')
    const stranger = { ...form, as: inNameWord({ group: choir.id, token: 'x'.repeat(44) }) }
    expect((await stage.world.call('POST', `/bookings/${theirs}/ask`, { form: stranger })).status).toBe(403)
  })

  itInTurn('of a booking that shall be moved offers to swap', async () => {
    await using stage = await aStage()
    const { mine, choir } = await twoGroups(stage)
    const own = `/bookings/${mine}/${choir.host.token}`
    const form = { rooms: 'seminarraum', date: '2026-12-05', from: '19:00', to: '21:00' }
    const met = await stage.world.call('POST', `${own}/move`, { form })
    const href = askHref(met.text)
    expect([met.status, href]).toEqual([409, expect.stringContaining(`${own}/ask?of=`)])
    const shown = await stage.world.call('POST', href, { form })
    expect(filledForm(shown.text)['kind']).toEqual(['swap'])
    const sent = await stage.world.call('POST', href, { form: { kind: 'swap', words } })
    expect(wordsOf(sent.text)).toContain('Ihre Frage ist unterwegs.')
  })
})

describe('the page on which a host answers', () => {
  const pageOf = async (stage: Staged, kind: string) => {
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups, { kind, words: '<b>Nur den Herd</b>' })
    return {
      groups,
      id: json.id,
      path: `/bookings/${groups.theirs}/asks/${json.id}/${groups.sewing.host.token}`,
    }
  }

  it('says who asks for what, without an address, and changes nothing by being opened', async () => {
    await using stage = await aStage()
    const { path, id } = await pageOf(stage, 'swap')
    const { status, text } = await stage.world.call('GET', path)
    expect([status, wordsOf(text)]).toEqual([200, expect.stringContaining('Chor möchte mit Ihnen tauschen')])
    expect(text).toContain('&lt;b&gt;Nur den Herd')
    expect(text).not.toContain('@gruppe.example')
    expect((await readAsk(stage.world.ctx.table, id))?.state).toBe('open')
    const english = await stage.world.call('GET', path, { headers: { 'accept-language': 'en' } })
    expect(wordsOf(english.text)).toContain('Chor would like to swap with you')
  })

  itInTurn('takes a yes, after which both see with whom they share; said again it is over', async () => {
    await using stage = await aStage()
    const { path, groups } = await pageOf(stage, 'share')
    const yes = await stage.world.call('POST', path, { form: { answer: 'yes' } })
    expect([yes.status, wordsOf(yes.text)]).toEqual([
      200,
      expect.stringContaining('Danke! Es ist eingetragen.'),
    ])
    const host = await stage.world.call('GET', `/bookings/${groups.theirs}/${groups.sewing.host.token}`)
    expect(wordsOf(host.text)).toContain('Zu Gast bei Ihnen ist Chor mit 6 Personen.')
    const guest = await stage.world.call('GET', `/bookings/${groups.mine}/${groups.choir.host.token}`)
    expect(wordsOf(guest.text)).toContain('Sie sind zu Gast bei Nähcafé.')
    const again = await stage.world.call('POST', path, { form: { answer: 'yes' } })
    expect([again.status, wordsOf(again.text)]).toEqual([
      409,
      expect.stringContaining('kann niemand mehr antworten'),
    ])
  })

  itInTurn('says why a yes is not possible any more, and lets them say no', async () => {
    await using stage = await aStage()
    const { path, groups } = await pageOf(stage, 'swap')
    await stage.post(`/api/bookings/${groups.mine}/cancel`, {}, groups.choir.host.token)
    const yes = await stage.world.call('POST', path, { form: { answer: 'yes' } })
    expect([yes.status, alertOf(yes.text)]).toEqual([
      409,
      expect.stringContaining('Ein Ja geht gerade nicht'),
    ])
    const no = await stage.world.call('POST', path, { form: { answer: 'no' } })
    expect(wordsOf(no.text)).toContain('Danke für Ihre Antwort.')
  })

  it('opens for nobody else', async () => {
    await using stage = await aStage()
    const { path, groups } = await pageOf(stage, 'swap')
    const other = path.replace(groups.sewing.host.token, groups.choir.host.token)
    for (const method of ['GET', 'POST'])
      expect((await stage.world.call(method, other, { form: { answer: 'yes' } })).status).toBe(403)
  })
})

describe('the words of a group', () => {
  it('say whether it may be asked, and can say no again', async () => {
    await using stage = await aStage()
    const { sewing } = await twoGroups(stage)
    const path = `/aef/groups/${sewing.id}/mine/${sewing.host.token}`
    const isAskable = async () => (await stage.get(`/api/groups/${sewing.id}`)).json.askable
    expect(await isAskable()).toBe(true)
    const { version } = (await stage.get(`/api/groups/${sewing.id}`, sewing.host.token)).json
    const form = { name: 'Nähcafé', purpose: 'Wir nähen.', joining: 'open', version: String(version) }
    expect((await stage.world.call('POST', `${path}/words`, { form })).status).toBe(303)
    expect(await isAskable()).toBeUndefined()
  })
})
