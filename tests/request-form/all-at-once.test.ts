import { describe, expect, it } from 'vitest'
import { alertOf } from '../support/signed-in.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'

const titleOf = (text: string) => /<title>([^<]*)<\/title>/.exec(text)?.[1]

async function sent(path: string, form: Record<string, string> = {}, language = 'de') {
  await using world = await aWorld()
  await found(world)
  return world.call('POST', path, { form, cookies: { language } })
}

describe('a form that comes back', () => {
  it('of a new group tells all that is missing at once, with how somebody is reached', async () => {
    const { status, text } = await sent('/aef/groups/new')
    expect([status, titleOf(text)?.startsWith('Fehler: ')]).toEqual([422, true])
    const told = alertOf(text)
    expect(told).toContain('Bitte sehen Sie 5 Angaben noch einmal an')
    expect(told).toContain('E-Mail: Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.')
    expect(text.match(/eines von beiden/g)).toHaveLength(2)
  })

  it('of a meeting without a room tells of the day, the place, the title and the contact at once', async () => {
    const { status, text } = await sent('/aef/start', { kind: 'outdoors', from: '15:00', to: '14:00' })
    const told = alertOf(text)
    expect(status).toBe(422)
    for (const words of [
      'Ort: ',
      'Datum: ',
      'Bis: Das Ende muss nach dem Anfang liegen.',
      'Titel: ',
      'E-Mail: ',
    ])
      expect(told).toContain(words)
  })

  it('of a meeting without a room tells of place, end and contact also where nothing else is wrong', async () => {
    const form = { kind: 'partner', date: '2026-12-08', from: '15:00', to: '14:00', title: 'Chor' }
    const { text } = await sent('/aef/start', { ...form, 'contact.name': 'Mia', every: '' })
    expect(alertOf(text)).toContain('Bitte sehen Sie 3 Angaben noch einmal an')
  })

  it('asks nobody for a contact who has given one of the two', async () => {
    const { text } = await sent('/aef/groups/new', { 'host.phone': '02131 000-45' })
    expect(alertOf(text)).toContain('Bitte sehen Sie 4 Angaben noch einmal an')
  })

  it('says in its title, in the language of the page, that it came back', async () => {
    expect(titleOf((await sent('/aef/groups/new', {}, 'tr')).text)).toMatch(/^Hata: /)
    expect(titleOf((await sent('/sign-in', { email: 'quatsch' })).text)).toMatch(/^Fehler: /)
  })
})
