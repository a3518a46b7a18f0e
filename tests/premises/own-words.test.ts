import { describe, expect, it } from 'vitest'
import { filledForm } from '../support/filled-form.ts'
import { saysIn } from '../support/own-words.ts'
import { alertOf, doors, wordsOf } from '../support/signed-in.ts'
import { aScene, formOf, path, read, rules, saal, saidIn, turkish } from './words-form.ts'

describe('what a house says in its own words', () => {
  it('can be said in Turkish, and is read so in the form and on the pages of the rooms', async () => {
    await using scene = await aScene()
    const { browser } = scene
    const form = await formOf(browser)
    const said = {
      'house.rules': [rules],
      'rooms.saal.description': ['Büyük ve aydınlık'],
      'rooms.saal.cost': ['10 avro'],
    }
    const sent = await browser.send(path, { ...form, ...said })
    expect(sent).toMatchObject({ status: 303, headers: { location: `${path}?in=tr&saved=yes` } })
    expect(wordsOf((await browser.get(sent.headers['location']!)).text)).toContain('Gespeichert')
    const booking = await read(scene, '/aef/book?by=hand', 'tr')
    expect(booking).toContain(`<li>${rules}</li>`)
    const room = await read(scene, '/aef/rooms/saal', 'tr')
    expect(wordsOf(room)).toContain('Büyük ve aydınlık')
    expect(wordsOf(room)).toContain('10 avro')
    expect(room).toContain('<span lang="de" dir="ltr">1. Stock</span>')
    expect(await read(scene, '/aef/rooms', 'tr')).toContain('<p>Büyük ve aydınlık</p>')
    expect(await read(scene, '/aef/rooms/saal', 'de')).not.toContain('Büyük')
  })

  it('is read in German by those in whose language there is none, and marked so', async () => {
    await using scene = await aScene()
    await saysIn(scene.world, 'tr', { rules })
    const marked = '<li><span lang="de" dir="ltr">Bitte spülen.</span></li>'
    for (const language of ['en', 'ar'])
      expect(await read(scene, '/aef/book?by=hand', language)).toContain(marked)
    expect(await read(scene, '/aef/book?by=hand', 'de')).toContain('<li>Bitte spülen.</li>')
  })

  it('is shown with the German text of each field, which is heard with it', async () => {
    await using scene = await aScene()
    const { text } = await scene.browser.get(`${path}?in=ar`)
    const [others = ''] = /<nav class="tabs"[\s\S]*?<\/nav>/.exec(text) ?? []
    expect(doors(others)).toEqual(
      expect.arrayContaining(['Texte: English', 'Texte: Türkçe', 'Texte: العربية']),
    )
    expect(doors(others)).not.toContain('Texte: Deutsch')
    const area = /<textarea[^>]*name="rooms.saal.description"[^>]*>/.exec(text)?.[0]
    expect(area).toMatch(/lang="ar" dir="rtl"/)
    const hint = /aria-describedby="([^"]+)"/.exec(area ?? '')?.[1]
    expect(text).toMatch(new RegExp(`id="${hint}">\\s*Groß und hell`))
    expect(Object.keys(filledForm(text)).filter((name) => /^(house|rooms)/.test(name))).toEqual([
      'rooms.saal.name',
      'rooms.saal.floor',
      'rooms.saal.cost',
      'house.rules',
      'house.parking',
      'rooms.saal.description',
    ])
  })

  it('says so where there is nothing yet, and leaves out rooms that are put away', async () => {
    await using scene = await aScene({ rulesGerman: '', parking: undefined }, { saal: { name: 'Saal' } })
    const { browser } = scene
    expect(Object.keys(await formOf(browser)).filter((name) => /^(house|rooms)/.test(name))).toEqual([
      'rooms.saal.name',
    ])
    const away = await browser.get('/manage/aef/rooms/saal/put-away')
    await browser.send('/manage/aef/rooms/saal/put-away', filledForm(away.text))
    expect(wordsOf((await browser.get(turkish)).text)).toContain('Noch gibt es nichts zu übersetzen')
  })

  it('stays in every other language when one is changed, and goes where it is emptied', async () => {
    await using scene = await aScene()
    const { browser, world } = scene
    await saysIn(world, 'en', { rules: 'Wash up.' })
    await saysIn(world, 'tr', { rules, parking: 'Arkada' }, { saal: { cost: '10 avro' } })
    await browser.send(path, { ...(await formOf(browser)), 'house.rules': [''] })
    expect(await saidIn(scene, 'tr')).toMatchObject({
      words: { parking: 'Arkada' },
      rooms: { saal: { cost: '10 avro' } },
    })
    expect((await saidIn(scene, 'tr'))?.words.rules).toBeUndefined()
    expect((await saidIn(scene, 'en'))?.words).toEqual({ rules: 'Wash up.' })
  })

  it('stays when the settings of the house and of a room are saved, and while a room is put away', async () => {
    await using scene = await aScene()
    const { browser, world } = scene
    await saysIn(world, 'tr', { rules }, { saal: { cost: '10 avro' } })
    const before = await saidIn(scene, 'tr')
    const away = '/manage/aef/rooms/saal/put-away'
    for (const page of ['/manage/aef/settings', '/manage/aef/rooms/saal', away])
      expect((await browser.send(page, await formOf(browser, page))).status).toBe(303)
    expect(await saidIn(scene, 'tr')).toEqual(before)
    const form = await formOf(browser)
    expect(form['rooms.saal.cost']).toBeUndefined()
    expect((await browser.send(path, form)).status).toBe(303)
    expect((await saidIn(scene, 'tr'))?.rooms).toEqual({ saal: { cost: '10 avro' } })
  })

  it('is told beside the house, which stays as it is', async () => {
    await using scene = await aScene()
    const { browser, world } = scene
    const item = () => world.ctx.table.get({ pk: 'HOUSE#aef', sk: 'HOUSE' }, { consistent: true })
    const before = await item()
    await browser.send(path, { ...(await formOf(browser)), 'house.rules': [rules] })
    expect(await item()).toEqual(before)
    const settings = '/manage/aef/settings'
    await browser.send(settings, await formOf(browser, settings))
    expect(await item()).toEqual({ ...before, version: 2 })
  })

  it('cannot be said in the language in which it is written, nor of a room that there is not, nor at any length', async () => {
    await using scene = await aScene()
    const { browser } = scene
    const form = await formOf(browser)
    const send = async (change: object) => browser.send(path, { ...form, ...change })
    expect((await send({ in: ['de'] })).status).toBe(422)
    expect((await send({ in: ['xx'] })).status).toBe(422)
    expect((await send({ 'rooms.keller.cost': ['1'] })).status).toBe(404)
    const long = await send({ 'rooms.saal.cost': ['x'.repeat(201)], 'house.rules': ['x'.repeat(4001)] })
    expect([long.status, alertOf(long.text)]).toEqual([
      422,
      expect.stringMatching(/Hausregeln: .* Saal, Was kostet es\?: /),
    ])
    expect(await saidIn(scene, 'tr')).toBeUndefined()
    const all = await send({
      'rooms.saal.description': ['ع'.repeat(1000)],
      'house.rules': ['ع'.repeat(4000)],
    })
    expect(all.status).toBe(303)
  })
})

it('much of it in Arabic is taken, though it is longer than any other form may be', async () => {
  const ids = Array.from({ length: 12 }, (_, at) => `raum-${at}`)
  await using scene = await aScene({}, Object.fromEntries(ids.map((id) => [id, saal])))
  const said = Object.fromEntries(ids.map((id) => [`rooms.${id}.description`, ['ع'.repeat(1000)]]))
  const form = { ...(await formOf(scene.browser, `${path}?in=ar`)), ...said }
  expect((await scene.browser.send(path, form)).status).toBe(303)
  expect(Object.keys((await saidIn(scene, 'ar'))?.rooms ?? {}).toSorted()).toEqual(ids.toSorted())
  const endless = { ...form, 'house.rules': ['ع'.repeat(90_000)] }
  expect((await scene.browser.send(path, endless)).status).toBe(413)
})
