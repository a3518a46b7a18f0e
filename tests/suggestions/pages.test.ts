import { expect, it } from 'vitest'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import { wordsOf } from '../support/signed-in.ts'

it('wishes are handed in on the page of a meeting, and read there once they are released', async () => {
  await using stage = await aStage()
  const { id, manageToken } = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const here = `/${house}/meetings/${id}`
  const read = async () => (await stage.world.call('GET', here)).text
  expect(wordsOf(await read())).toContain('Schreiben Sie es bis Sa, 5. Dezember 2026.')
  const form = { text: '<b>Kuchen</b> & Tee', name: 'Mia', public: 'yes' }
  const sent = await stage.world.call('POST', `${here}/wish`, { form })
  expect(sent.headers['location']).toBe(`${here}?done=wished#wishes`)
  expect(wordsOf((await stage.world.call('GET', `${here}?done=wished`)).text)).toContain(
    'Danke, Ihr Vorschlag ist angekommen.',
  )
  expect(await read()).not.toContain('Kuchen')
  const all = (await stage.get(`/api/meetings/${id}/suggestions`, manageToken)).json.suggestions
  await stage.post(`/api/meetings/${id}/suggestions/${all[0].id}/release`, {}, manageToken)
  expect(await read()).toContain('&lt;b&gt;Kuchen&lt;/b&gt; &amp; Tee')
  const date = await stage.world.call('GET', `${here}/2026-12-08T15:00`)
  expect(wordsOf(date.text)).toContain('Vorschläge nehmen wir bis Sa, 5. Dezember an.')
})

it('a wish that is empty is said to be, and one that comes too late is told so, with what was typed kept', async () => {
  await using stage = await aStage()
  const { id } = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const here = `/${house}/meetings/${id}`
  const empty = await stage.world.call('POST', `${here}/wish`, { form: { text: ' ', name: 'Mia' } })
  expect([empty.status, empty.text.includes('value="Mia"')]).toEqual([422, true])
  expect(wordsOf(empty.text)).toContain('Bitte schreiben Sie Ihren Vorschlag in höchstens 1000 Zeichen.')
  stage.world.clock.set('2026-12-06T09:00:00.000Z')
  const late = await stage.world.call('POST', `${here}/wish`, { form: { text: 'Kuchen' } })
  expect([late.status, wordsOf(late.text).includes('Vorschläge nehmen wir nicht mehr an')]).toEqual([
    409,
    true,
  ])
  expect(wordsOf((await stage.world.call('GET', here)).text)).not.toContain('Vorschläge')
})

it('meetings that ask for no wishes cost their page no read for them', async () => {
  await using stage = await aStage()
  const [plain, asking] = [
    await founded(stage, { venue: { kind: 'online' } }),
    await founded(stage, { suggestionsUntil: '2026-12-05' }),
  ]
  const reads = async (id: string) => {
    const { ctx } = stage.world
    const { query, getMany } = ctx.table
    let calls = 0
    ctx.table.query = (...given) => (calls++, query.apply(ctx.table, given))
    ctx.table.getMany = (...given) => (calls++, getMany.apply(ctx.table, given))
    await stage.world.call('GET', `/${house}/meetings/${id}`)
    Object.assign(ctx.table, { query, getMany })
    return calls
  }
  expect([await reads(plain.id), await reads(asking.id)]).toEqual([2, 3])
})
