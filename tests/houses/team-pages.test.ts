import { describe, expect, it } from 'vitest'
import { addAbsence } from '../../functions/houses/actions/add-absence.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { found } from '../support/builders.ts'
import { errorAt, fieldLabelled } from '../support/filled-form.ts'
import { aBrowserOf, alertOf, doors, valueOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const team = '/manage/aef/team'
const kim = { name: 'Kim Beispiel', email: 'kim@aef.example', role: 'deputy' } as const
const span = { from: '2026-12-03', to: '2026-12-05' }

const namesOf = async ({ ctx }: World) =>
  (await loadHouse(ctx, 'aef')).managers.map(({ name }) => name).sort()
const absencesOf = async ({ ctx }: World) => (await loadHouse(ctx, 'aef')).absences

describe('the page of the team', () => {
  it('says who decides today, who belongs to it, and what each may do', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await addToTeam(world.ctx, manager, { house: 'aef', member: kim })
    const { status, text } = await (await aBrowserOf(world, manager)).get(team)
    expect(status).toBe(200)
    const words = wordsOf(text)
    expect(words).toContain('Heute entscheidet: Hausleitung.')
    expect(words).toContain('Hausleitung Leitung leitung@aef.example Ein Haus braucht eine Leitung.')
    expect(words).toContain('Kim Beispiel Vertretung kim@aef.example')
    expect(doors(text)).toEqual(expect.arrayContaining(['Aus dem Team nehmen …', 'Jemanden dazunehmen']))
    expect(doors(text).filter((door) => door === 'Aus dem Team nehmen …')).toHaveLength(1)
    for (const [label, name] of [
      ['Wer ist weg?', 'person'],
      ['Erster Tag', 'from'],
      ['Letzter Tag', 'to'],
      ['Name der neuen Person', 'newName'],
      ['E-Mail der neuen Person', 'newEmail'],
    ] as const)
      expect(fieldLabelled(text, label)).toBe(name)
  })

  it('takes an absence with somebody of the team, and shows it until it is taken back', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { person } = await addToTeam(world.ctx, manager, { house: 'aef', member: kim })
    const browser = await aBrowserOf(world, manager)
    const form = { person: manager.person!.id, ...span, deputy: person, newName: '', newEmail: '' }
    expect(await browser.send(team, form)).toMatchObject({
      status: 303,
      headers: { location: `${team}?done=away` },
    })
    world.clock.set('2026-12-04T09:00:00.000Z')
    const { text } = await browser.get(`${team}?done=away`)
    expect(wordsOf(text)).toContain('Eingetragen Bitte sagen Sie Ihrer Vertretung selbst Bescheid.')
    expect(wordsOf(text)).toContain('Heute entscheidet: Kim Beispiel (in Vertretung bis 5. Dezember).')
    expect(doors(text)).toContain('Doch da Hausleitung, 3.–5. Dezember 2026')
    const [absence] = await absencesOf(world)
    const back = await browser.send(`/manage/aef/team/absences/${absence!.id}/remove`)
    expect(back.headers['location']).toBe(`${team}?done=back`)
    expect(wordsOf((await browser.get(team)).text)).toContain('Heute entscheidet: Hausleitung.')
  })

  it('of somebody alone asks for a deputy by name and address, who then belongs to the team', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { text } = await browser.get(team)
    expect(valueOf(text, 'deputy')).toBe('new')
    const person = valueOf(text, 'person') ?? ''
    const form = { person, ...span, deputy: 'new', newName: kim.name, newEmail: kim.email }
    expect((await browser.send(team, form)).status).toBe(303)
    expect(await namesOf(world)).toEqual(['Hausleitung', 'Kim Beispiel'])
    expect(await absencesOf(world)).toMatchObject([span])
  })

  it('comes back filled with what is wrong named, and changes nothing', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { person } = await addToTeam(world.ctx, manager, { house: 'aef', member: kim })
    const browser = await aBrowserOf(world, manager)
    const refused = async (form: Record<string, string>) => {
      const { status, text } = await browser.send(team, { ...span, ...form })
      expect(status).toBe(422)
      return text
    }
    const empty = await refused({ from: '', to: '', deputy: '' })
    expect(alertOf(empty)).toContain('Erster Tag: Bitte wählen Sie den ersten Tag.')
    expect(empty).toContain('href="#field-to"')
    expect(alertOf(await refused({}))).toContain('Wer vertritt?: Bitte wählen Sie, wer vertritt.')
    const nameless = await refused({ deputy: 'new', newEmail: 'lou@aef.example' })
    expect(errorAt(nameless, 'newName')).toBe('Bitte geben Sie den Namen an.')
    expect(valueOf(nameless, 'newEmail')).toBe('lou@aef.example')
    expect(valueOf(nameless, 'from')).toBe('2026-12-03')
    const both = await refused({ deputy: person, newName: 'Lou', newEmail: 'lou@aef.example' })
    expect(alertOf(both)).toContain('entweder jemanden aus dem Team oder „Jemand Neues“')
    const backwards = await refused({ to: '2026-12-02', deputy: person })
    expect(errorAt(backwards, 'to')).toBe('Der letzte Tag darf nicht vor dem ersten liegen.')
    expect(alertOf(await refused({ person, deputy: person }))).toContain(
      'Niemand kann sich selbst vertreten.',
    )
    expect(await absencesOf(world)).toEqual([])
    expect(await namesOf(world)).toHaveLength(2)
  })

  it('speaks English to those who do', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { name, email } = kim
    const absence = { from: '2026-12-01', to: '2026-12-05', deputy: { name, email } }
    await addAbsence(world.ctx, manager, { house: 'aef', absence })
    const words = wordsOf((await (await aBrowserOf(world, manager, 'en')).get(team)).text)
    expect(words).toContain('Deciding today: Kim Beispiel (standing in until 5 December).')
    expect(words).not.toMatch(/Vertretung|entscheid|Leitung\b/)
  })

  it('is for its own managers', async () => {
    await using world = await aWorld()
    await found(world)
    const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    const browser = await aBrowserOf(world, other)
    expect((await browser.get(team)).status).toBe(403)
    expect((await browser.send(team, { ...span, deputy: 'new' })).status).toBe(403)
    expect((await browser.send(`${team}/new`, kim)).status).toBe(403)
    expect((await browser.send(`${team}/${other.person!.id}/remove`)).status).toBe(403)
    expect((await world.call('GET', team)).headers['location']).toContain('/sign-in')
  })
})

describe('who joins and leaves', () => {
  it('is added by name, address and role', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { text } = await browser.get(`${team}/new`)
    expect(wordsOf(text)).toContain('Ändert weder Team noch Einstellungen.')
    expect(fieldLabelled(text, 'Sprache der Mails')).toBe('language')
    const sent = await browser.send(`${team}/new`, { ...kim, language: 'en' })
    expect(sent.headers['location']).toBe(`${team}?done=added`)
    expect((await loadHouse(world.ctx, 'aef')).managers).toEqual(
      expect.arrayContaining([expect.objectContaining({ ...kim, language: 'en' })]),
    )
    expect(wordsOf((await browser.get(`${team}?done=added`)).text)).toContain('Dazugenommen')
  })

  it('is asked for what is missing', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { status, text } = await browser.send(`${team}/new`, { name: '', email: 'kim', role: '' })
    expect(status).toBe(422)
    expect(errorAt(text, 'name')).toBe('Bitte geben Sie den Namen an.')
    expect(errorAt(text, 'email')).toBe('Das ist keine E-Mail-Adresse.')
    expect(alertOf(text)).toContain('Rolle: Bitte wählen Sie eine der Möglichkeiten.')
  })

  it('is not the last manager', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const { headers } = await browser.send(`${team}/${manager.person!.id}/remove`)
    expect(headers['location']).toBe(`${team}?done=last-manager`)
    expect(wordsOf((await browser.get(headers['location']!)).text)).toContain(
      'Ein Haus braucht eine Leitung.',
    )
    const itself = { name: 'Hausleitung', email: 'leitung@aef.example', role: 'deputy' }
    const { status, text } = await browser.send(`${team}/new`, itself)
    expect(status).toBe(409)
    expect(alertOf(text)).toContain('Geben Sie zuerst jemand anderem diese Rolle.')
    expect(await namesOf(world)).toEqual(['Hausleitung'])
  })

  it('goes on elsewhere after taking themselves out, and back to the team after somebody else', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { person } = await addToTeam(world.ctx, manager, {
      house: 'aef',
      member: { ...kim, role: 'manager' },
    })
    const { person: lou } = await addToTeam(world.ctx, manager, {
      house: 'aef',
      member: { ...kim, email: 'lou@aef.example' },
    })
    const browser = await aBrowserOf(world, manager)
    const removed = await browser.send(`${team}/${lou}/remove`)
    expect(removed.headers['location']).toBe(`${team}?done=removed`)
    const self = await browser.send(`${team}/${manager.person!.id}/remove`)
    expect(self.headers['location']).toBe('/manage')
    expect((await loadHouse(world.ctx, 'aef')).managers).toMatchObject([{ person }])
  })
})

it('the inbox says who decides today and leads to the team', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const { name, email } = kim
  const absence = { from: '2026-12-01', to: '2026-12-05', deputy: { name, email } }
  await addAbsence(world.ctx, manager, { house: 'aef', absence })
  const { text } = await (await aBrowserOf(world, manager)).get('/manage/aef')
  expect(wordsOf(text)).toContain('Heute entscheidet: Kim Beispiel (in Vertretung bis 5. Dezember).')
  expect(text).toContain(`href="${team}#away"`)
})
