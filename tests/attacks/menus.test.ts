import { expect, it } from 'vitest'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { powersOf } from '../../functions/houses/rules/roles.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'

/** Where the menu and the end of a page lead. */
function placesOf(text: string): string[] {
  const around = text.replace(/<main[\s\S]*<\/main>/, '')
  return [...new Set([...around.matchAll(/href="(\/(?:manage\/)?aef[^"?]*)"/g)].map(([, to = '']) => to))]
}

const roles = Object.keys(powersOf) as (keyof typeof powersOf)[]

it.each(roles)('each entry of the menu that a %s sees opens, from whichever of them', async (role) => {
  await using world = await aWorld({ settings: { rateLimits: false } })
  const manager = await found(world)
  const member = { name: 'Kim', email: 'kim@haus.example', role }
  const { person } = await addToTeam(world.ctx, manager, { house: 'aef', member })
  const browser = await aBrowserOf(world, {
    kind: 'person',
    address: 'x',
    person: { id: person, name: 'Kim' },
  })
  const places = placesOf((await browser.get('/manage/aef')).text)
  expect(places.length).toBeGreaterThan(10)
  for (const place of places) {
    const { status, text } = await browser.get(place)
    expect([place, status]).toEqual([place, 200])
    // Wherever one is, the menu is the same.
    if (place.startsWith('/manage/')) expect([place, placesOf(text)]).toEqual([place, places])
  }
  const settings = ['/manage/aef/rooms', '/manage/aef/settings']
  const mayChange = powersOf[role].some((power) => power === 'change-settings')
  expect(places.filter((place) => settings.includes(place)).toSorted()).toEqual(mayChange ? settings : [])
})
