import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { spokenTo } from '../../functions/houses/actions/read-words.ts'
import type { Language } from '../../shared/language.ts'
import type { RoomSettings } from '../../functions/rooms/schema.ts'
import type { House } from '../../functions/houses/schema.ts'
import { found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { aBrowserOf } from '../support/signed-in.ts'
import type { Browser } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

export const path = '/manage/aef/settings/words'
export const turkish = `${path}?in=tr`
export const rules = 'Lütfen bulaşıkları yıkayın.'

export const saal: Partial<RoomSettings> = {
  name: 'Saal',
  description: 'Groß und hell',
  floor: '1. Stock',
  cost: '10 Euro',
}

export interface Scene extends AsyncDisposable {
  world: World
  browser: Browser
}

export async function aScene(
  house: Partial<House> = {},
  rooms: Record<string, Partial<RoomSettings>> = { saal },
): Promise<Scene> {
  const world = await aWorld()
  const parking = 'Hinter dem Haus.'
  const manager = await found(world, { house: { rulesEnglish: '', parking, ...house }, rooms })
  const browser = await aBrowserOf(world, manager)
  return { world, browser, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() }
}

export const formOf = async (browser: Browser, at = turkish) => filledForm((await browser.get(at)).text)
export const read = async ({ world }: Scene, at: string, language: string) =>
  (await world.call('GET', at, { cookies: { language } })).text
export const saidIn = async ({ world: { ctx } }: Scene, language: Language) =>
  (await spokenTo(ctx, (await loadHouse(ctx, 'aef')).house, language)).words
