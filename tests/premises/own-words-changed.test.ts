import { describe, expect, it } from 'vitest'
import { errorAt, filledForm } from '../support/filled-form.ts'
import { alertOf } from '../support/signed-in.ts'
import { aScene, formOf, path, read, rules, saidIn } from './words-form.ts'

describe('English rules of a house from before', () => {
  it('are read by English readers, and stay when other texts are saved', async () => {
    await using scene = await aScene({ rulesEnglish: 'Please wash up.' })
    const { browser } = scene
    expect(await read(scene, '/aef/book?by=hand', 'en')).toContain('<li>Please wash up.</li>')
    expect((await formOf(browser, `${path}?in=en`))['house.rules']).toEqual(['Please wash up.'])
    const settings = '/manage/aef/settings'
    await browser.send(settings, await formOf(browser, settings))
    expect(await read(scene, '/aef/book?by=hand', 'en')).toContain('<li>Please wash up.</li>')
    await browser.send(path, { ...(await formOf(browser)), 'house.rules': [rules] })
    expect(await read(scene, '/aef/book?by=hand', 'en')).toContain('<li>Please wash up.</li>')
    await browser.send(path, { ...(await formOf(browser, `${path}?in=en`)), 'house.parking': ['Behind.'] })
    expect(await saidIn(scene, 'en')).toMatchObject({
      words: { rules: 'Please wash up.', parking: 'Behind.' },
    })
  })

  it('are gone when they are emptied', async () => {
    await using scene = await aScene({ rulesEnglish: 'Please wash up.' })
    const { browser } = scene
    await browser.send(path, { ...(await formOf(browser, `${path}?in=en`)), 'house.rules': [''] })
    const marked = '<li><span lang="de" dir="ltr">Bitte spülen.</span></li>'
    expect(await read(scene, '/aef/book?by=hand', 'en')).toContain(marked)
  })
})

describe('a form for texts in which something has changed since', () => {
  it('comes back with what was typed, names each text, and is taken the second time', async () => {
    await using scene = await aScene()
    const { browser } = scene
    const old = await formOf(browser)
    await browser.send(path, { ...old, 'house.rules': ['Bulaşık!'] })
    const settings = '/manage/aef/rooms/saal'
    await browser.send(settings, { ...(await formOf(browser, settings)), cost: ['12 Euro'] })
    const mine = { ...old, 'house.rules': [rules], 'rooms.saal.cost': ['10 avro'] }
    const sent = await browser.send(path, mine)
    expect(sent.status).toBe(409)
    expect(alertOf(sent.text)).toMatch(/Hausregeln Saal, Was kostet es\? Wenn Sie jetzt speichern/)
    expect(errorAt(sent.text, 'house.rules')).toBe('Inzwischen steht hier: „Bulaşık!“')
    expect(errorAt(sent.text, 'rooms.saal.cost')).toBe('Der Text darüber ist inzwischen anders.')
    const again = filledForm(sent.text)
    expect(again['house.rules']).toEqual([rules])
    expect((await browser.send(path, again)).status).toBe(303)
    expect(await saidIn(scene, 'tr')).toMatchObject({
      words: { rules },
      rooms: { saal: { cost: '10 avro' } },
    })
  })

  it('says that a text is not there any more, and is taken where something else was changed', async () => {
    await using scene = await aScene()
    const { browser } = scene
    const old = await formOf(browser)
    const settings = '/manage/aef/settings'
    await browser.send(settings, { ...(await formOf(browser, settings)), name: ['Forum'], parking: [''] })
    const gone = await browser.send(path, { ...old, 'house.rules': [rules] })
    expect([gone.status, alertOf(gone.text)]).toEqual([409, expect.stringContaining('keinen Text mehr')])
    await browser.send(settings, { ...(await formOf(browser, settings)), name: ['Haus'] })
    expect((await browser.send(path, filledForm(gone.text))).status).toBe(303)
    expect(await saidIn(scene, 'tr')).toMatchObject({ words: { rules } })
  })

  it('is taken of one, where two send theirs at the same time', async () => {
    await using scene = await aScene()
    const { browser } = scene
    const form = await formOf(browser)
    const sent = await Promise.all(
      [rules, 'Bulaşık!'].map((said) => browser.send(path, { ...form, 'house.rules': [said] })),
    )
    expect(sent.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 409])
    expect((await saidIn(scene, 'tr'))?.version).toBe(1)
  })
})
