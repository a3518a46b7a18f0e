import { describe, expect, it } from 'vitest'
import { filledForm } from '../support/filled-form.ts'
import { saysIn } from '../support/own-words.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aScene, formOf, path, read, rules, saidIn, turkish } from './words-form.ts'
import type { Scene } from './words-form.ts'

const settings = '/manage/aef/settings'
const room = '/manage/aef/rooms/saal'
const title = 'Hier wurde Ihr Text geändert'

/** The house with rules and the cost of a room in Turkish, and afterwards other rules in German. */
async function behind(): Promise<Scene> {
  const scene = await aScene()
  const { browser } = scene
  const said = { 'house.rules': [rules], 'rooms.saal.cost': ['10 avro'] }
  await browser.send(path, { ...(await formOf(browser)), ...said })
  await changeRules(scene, 'Bitte spülen und fegen.')
  return scene
}

async function changeRules({ browser }: Scene, text: string): Promise<void> {
  await browser.send(settings, { ...(await formOf(browser, settings)), rulesGerman: [text] })
}

/** What is said to be behind, by the ids of the fields that the page leads to. */
async function named({ browser }: Scene): Promise<string[]> {
  const { text } = await browser.get(turkish)
  const [, list = ''] = text.split('<p class="notice-title">Bitte vergleichen')
  return [...(list.split('</ul>')[0] ?? '').matchAll(/href="#field-([^"]+)"/g)].map(([, name]) => name!)
}

describe('a translation whose German text was changed afterwards', () => {
  it('is told above the form and beside its field, with both texts, and no other one is', async () => {
    await using scene = await behind()
    expect(await named(scene)).toEqual(['house-rules'])
    const { text } = await scene.browser.get(turkish)
    const [, compared = ''] = text.split('<div class="compared">')
    const [part = ''] = compared.split('</fieldset>')
    expect(wordsOf(part)).toContain('Der deutsche Text wurde danach geändert Bitte spülen und fegen.')
    expect(part).toContain(rules)
    expect(text.match(/Der deutsche Text wurde danach geändert/g)).toHaveLength(1)
    expect(await read(scene, '/aef/book?by=hand', 'tr')).toContain(`<li>${rules}</li>`)
  })

  it('is up to date again as soon as it is written anew', async () => {
    await using scene = await behind()
    const { browser } = scene
    await browser.send(path, { ...(await formOf(browser)), 'house.rules': ['Yıkayın ve süpürün.'] })
    expect(await named(scene)).toEqual([])
  })

  it('stays behind while something else is saved, until somebody says that it is still right', async () => {
    await using scene = await behind()
    const { browser } = scene
    await browser.send(path, { ...(await formOf(browser)), 'house.parking': ['Arkada'] })
    expect(await named(scene)).toEqual(['house-rules'])
    const form = filledForm((await browser.get(turkish)).text)
    expect((await browser.send(path, { ...form, 'fits.house-rules': ['yes'] })).status).toBe(303)
    expect(await named(scene)).toEqual([])
    expect((await saidIn(scene, 'tr'))?.words.rules).toBe(rules)
  })

  it('is up to date where the German text is again what it was', async () => {
    await using scene = await behind()
    await changeRules(scene, 'Bitte spülen.')
    expect(await named(scene)).toEqual([])
  })

  it('stays known of a room that is put away in between', async () => {
    await using scene = await behind()
    const { browser } = scene
    await browser.send(room, { ...(await formOf(browser, room)), cost: ['12 Euro'] })
    expect(await named(scene)).toEqual(['house-rules', 'rooms-saal-cost'])
    const away = `${room}/put-away`
    await browser.send(away, await formOf(browser, away))
    await browser.send(path, { ...(await formOf(browser)), 'house.parking': ['Arkada'] })
    expect(Object.keys((await saidIn(scene, 'tr'))?.madeOf ?? {})).toContain('room-saal-cost')
  })

  it('of before, of which nobody knows, is told from its next saving on', async () => {
    await using scene = await aScene()
    await saysIn(scene.world, 'tr', { rules })
    await changeRules(scene, 'Fegen.')
    expect((await scene.browser.get(turkish)).text).not.toContain(title)
    await scene.browser.send(path, await formOf(scene.browser))
    await changeRules(scene, 'Spülen.')
    expect(await named(scene)).toEqual(['house-rules'])
  })

  it('is forgotten with what was said', async () => {
    await using scene = await behind()
    const { browser } = scene
    await browser.send(path, { ...(await formOf(browser)), 'house.rules': [''] })
    expect((await saidIn(scene, 'tr'))?.madeOf).toEqual({ 'room-saal-cost': expect.any(String) })
  })
})
