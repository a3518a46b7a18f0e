import { expect, it } from 'vitest'
import { addAbsence } from '../../functions/houses/actions/add-absence.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { readPerson } from '../../functions/identity/actions/person.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor, found, managerMail } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const muehle = { house: { id: 'muehle', name: 'Haus am Mühlbach' }, manager: 'andere@haus.example' } as const
const falsely = { name: 'Betrügerin', email: managerMail, language: 'en' } as const

async function twoHouses(world: World): Promise<{ hers: Actor; other: Actor }> {
  return { hers: await found(world), other: await found(world, muehle) }
}
const nameIn = async ({ ctx }: World, house: string, { person }: Actor) =>
  (await loadHouse(ctx, house)).managers.find((each) => each.person === person!.id)

it.each(['manager', 'deputy'] as const)(
  'a house that takes somebody in as %s renames her nowhere else',
  async (role) => {
    await using world = await aWorld()
    const { hers, other } = await twoHouses(world)
    const before = await nameIn(world, 'aef', hers)
    await addToTeam(world.ctx, other, { house: 'muehle', member: { ...falsely, role } })
    expect(await nameIn(world, 'aef', hers)).toEqual(before)
    expect(await nameIn(world, 'muehle', hers)).toMatchObject({ name: 'Betrügerin', language: 'en' })
    expect(await readPerson(world.ctx, hers.person!.id)).toMatchObject({
      name: 'Hausleitung',
      language: 'de',
    })
  },
)

it('nor does one that lets her stand in, or founds a house in her name', async () => {
  await using world = await aWorld()
  const { hers, other } = await twoHouses(world)
  const { name, email } = falsely
  const absence = { from: '2026-12-03', to: '2026-12-05', deputy: { name, email } }
  await addAbsence(world.ctx, other, { house: 'muehle', absence })
  expect(await readPerson(world.ctx, hers.person!.id)).toMatchObject({ name: 'Hausleitung', language: 'de' })
  await found(world, { house: { id: 'drittes' }, manager: managerMail })
  const person = await readPerson(world.ctx, hers.person!.id)
  expect(person).toMatchObject({ name: 'Hausleitung', language: 'de' })
  expect(person?.roles).toHaveLength(3)
})

it('two houses that take in the same stranger at once both have her, and she has one of the names', async () => {
  await using world = await aWorld()
  const { hers, other } = await twoHouses(world)
  const kim = { email: 'kim@haus.example', role: 'deputy' } as const
  const [one, two] = await Promise.all([
    addToTeam(world.ctx, hers, { house: 'aef', member: { ...kim, name: 'Kim' } }),
    addToTeam(world.ctx, other, { house: 'muehle', member: { ...kim, name: 'Kimchi' } }),
  ])
  const person = await readPerson(world.ctx, one.person)
  expect(person?.roles).toHaveLength(2)
  expect(['Kim', 'Kimchi']).toContain(person?.name)
  expect([one.name, two.name]).toEqual(['Kim', 'Kimchi'])
})

it('what somebody does in a house bears the name that she has there', async () => {
  await using world = await aWorld()
  const { hers, other } = await twoHouses(world)
  const { ctx } = world
  const member = { name: 'Mia am Bach', email: managerMail, role: 'manager' } as const
  await addToTeam(ctx, other, { house: 'muehle', member })
  const doer = { kind: 'manager', name: 'Mia am Bach' }
  const entered = await requestBooking(ctx, hers, { house: 'muehle', request: aRequest() })
  expect(entered.history[0]?.by).toEqual(doer)
  const asked = await requestBooking(ctx, aVisitor, {
    house: 'muehle',
    request: aRequest({ date: '2026-12-06' }),
  })
  const { id, version } = await confirmBooking(ctx, {
    id: asked.id,
    token: proofToken(await ctx.secret(), asked),
  })
  const decided = await approveBooking(ctx, hers, { id, version })
  expect(decided.history.at(-1)?.by).toEqual(doer)
  const own = await requestBooking(ctx, hers, { house: 'aef', request: aRequest() })
  expect(own.history[0]?.by).toEqual({ kind: 'manager', name: 'Hausleitung' })
})
