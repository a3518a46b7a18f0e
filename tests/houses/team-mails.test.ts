import { describe, expect, it } from 'vitest'
import { addAbsence } from '../../functions/houses/actions/add-absence.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { ownedTeamSteps } from '../../functions/houses/actions/owned.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import { teamStepNews } from '../../functions/houses/actions/team-news.ts'
import type { NewMember } from '../../functions/houses/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { epochSeconds } from '../../shared/time/civil.ts'
import { managerMail } from '../support/builders.ts'
import { aMailHouse, house, recordOf } from '../support/house-with-mail.ts'
import type { MailHouse } from '../support/house-with-mail.ts'
import { refusalOf } from '../support/refusal-of.ts'
import { itInTurn } from '../support/in-turn.ts'

const kim = { name: 'Kim Beispiel', email: 'kim@aef.example', role: 'deputy' } as const
const lou = { name: 'Lou Muster', email: 'lou@aef.example', role: 'manager' } as const
const stepsOf = ({ ctx }: MailHouse) => ctx.table.query({ pk: `TEAM#${house}`, consistent: true })

/** The mails that an act gives, by address; each is heard of twice, as a stream may tell it. */
async function mailsAfter(h: MailHouse, act: () => Promise<unknown>) {
  const before = new Set((await stepsOf(h)).map(({ sk }) => sk))
  const known = h.server.mails.length
  await act()
  const steps = (await stepsOf(h)).filter(({ sk }) => !before.has(sk))
  for (const step of [...steps, ...steps]) await h.hear(recordOf('team-step', undefined, step))
  const mails = h.server.mails.slice(known)
  expect(new Set(mails.flatMap(({ recipients }) => recipients)).size).toBe(mails.length)
  return Object.fromEntries(mails.map(({ recipients, subject, text }) => [recipients[0]!, { subject, text }]))
}

const as = (person: string): Actor => ({ kind: 'person', address: 'x', person: { id: person, name: 'x' } })
const add = (h: MailHouse, member: NewMember, actor = h.manager) => addToTeam(h.ctx, actor, { house, member })

describe('a change of the team', () => {
  itInTurn('brings an invitation to who is new, in their language, and word to all managers', async () => {
    await using h = await aMailHouse()
    await add(h, lou)
    const mails = await mailsAfter(h, () => add(h, { ...kim, language: 'en' }))
    expect(Object.keys(mails).toSorted()).toEqual([kim.email, managerMail, lou.email].toSorted())
    expect(mails[kim.email]?.subject).toBe('Welcome to the team: Albert-Einstein-Forum')
    for (const part of ['Hausleitung', 'deputy', 'There is no password', '/sign-in?next=%2Fmanage%2Faef'])
      expect(mails[kim.email]?.text).toContain(part)
    expect(mails[managerMail]?.subject).toBe('Neu im Team: Kim Beispiel')
    expect(mails[lou.email]?.text).toContain('Hausleitung hat Kim Beispiel in das Team aufgenommen')
    expect(mails[lou.email]?.text).toContain('/manage/aef/team')
  })

  itInTurn('of whoever comes in to stand in for somebody does too', async () => {
    await using h = await aMailHouse()
    const { name, email } = kim
    const absence = { from: '2026-12-03', to: '2026-12-05', deputy: { name, email } }
    const mails = await mailsAfter(h, () => addAbsence(h.ctx, h.manager, { house, absence }))
    expect(Object.keys(mails).toSorted()).toEqual([email, managerMail].toSorted())
    expect(await mailsAfter(h, () => addAbsence(h.ctx, h.manager, { house, absence }))).toEqual({})
  })

  itInTurn('to another role is told to them and to the managers; another name is none', async () => {
    await using h = await aMailHouse()
    await add(h, kim)
    expect(await mailsAfter(h, () => add(h, { ...kim, name: 'Kim B.' }))).toEqual({})
    const mails = await mailsAfter(h, () => add(h, { ...kim, role: 'manager' }))
    expect(mails[kim.email]?.subject).toBe('Ihre neue Rolle: Albert-Einstein-Forum')
    expect(mails[kim.email]?.text).toContain('Sie ist jetzt: Leitung.')
    expect(mails[managerMail]?.text).toContain('Hausleitung hat die Rolle von Kim Beispiel geändert')
  })

  itInTurn('that takes somebody out is told to them too, and who did it', async () => {
    await using h = await aMailHouse()
    const { person } = await add(h, lou)
    const mails = await mailsAfter(h, () =>
      removeFromTeam(h.ctx, as(person), { house, person: h.manager.person!.id }),
    )
    expect(mails[managerMail]?.subject).toBe('Nicht mehr im Team: Albert-Einstein-Forum')
    expect(mails[managerMail]?.text).toContain('Lou Muster hat Sie aus dem Team dieses Hauses genommen')
    expect(mails[lou.email]?.text).toContain('Lou Muster hat Hausleitung aus dem Team genommen')
    const own = await add(h, kim, as(person))
    const left = await mailsAfter(h, () =>
      removeFromTeam(h.ctx, as(own.person), { house, person: own.person }),
    )
    expect(left[kim.email]?.text).toContain('Sie haben sich aus dem Team dieses Hauses genommen')
    expect(left[lou.email]?.text).toContain('Kim Beispiel hat das Team verlassen')
  })

  it('is nothing for who has left before the mail goes', async () => {
    await using h = await aMailHouse()
    const { person } = await add(h, kim)
    const [step] = await stepsOf(h)
    await removeFromTeam(h.ctx, h.manager, { house, person })
    const told = { about: 'team-step', house, step: String(step?.['id']), to: person } as const
    const facts = await teamStepNews.forWriting(h.ctx, told)
    expect(await teamStepNews.write(told, facts)).toBeUndefined()
    expect(await teamStepNews.forWriting(h.ctx, { ...told, step: 'gone' })).toBeUndefined()
    expect(await teamStepNews.forTelling(h.ctx, { house: 'nowhere' })).toBeUndefined()
    expect(await teamStepNews.summarize?.({ ...told, to: h.manager.person!.id }, facts, 'de')).toMatchObject({
      name: 'Hausleitung',
      about: 'Das Team hat sich geändert',
      link: { href: '/manage/aef/team' },
    })
  })

  it('can bring mail to twenty people a day, also where many come at once', async () => {
    await using h = await aMailHouse()
    const people = Array.from({ length: 22 }, (_, at) => ({ ...kim, email: `kim-${at}@aef.example` }))
    const codes = []
    for (const member of people) codes.push(await refusalOf(add(h, member)))
    expect(codes.filter((code) => code === undefined)).toHaveLength(20)
    expect(codes.slice(20)).toEqual(['too-many-requests', 'too-many-requests'])
  })

  it('is kept for a month, without an address, and belongs to whom it is about', async () => {
    await using h = await aMailHouse()
    const { person } = await add(h, kim)
    const [step] = await stepsOf(h)
    expect(step).toMatchObject({ owner: person, ttl: epochSeconds('2026-12-31T09:00:00.000Z') })
    expect(JSON.stringify(step)).not.toContain('@')
    const owner = { contactId: 'x', person }
    const [stored] = await ownedTeamSteps.tell!(h.ctx, owner, step!)
    expect(stored).toMatchObject({ kind: 'team-step', house, data: { name: 'Kim Beispiel', what: 'joined' } })
    for (let twice = 0; twice < 2; twice++) await ownedTeamSteps.forget(h.ctx, owner, stored!)
    expect(await stepsOf(h)).toEqual([])
  })
})
