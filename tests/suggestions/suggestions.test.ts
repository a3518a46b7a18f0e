import { expect, it } from 'vitest'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import { isFull } from '../support/budget.ts'

it('a wish for the evening is handed in until its day, and read by others once the host has released it', async () => {
  await using stage = await aStage()
  const meeting = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const path = `/api/meetings/${meeting.id}/suggestions`
  const wish = { text: 'Bitte mehr Kuchen.', name: 'Mia', public: true }
  const made = await stage.post(path, wish)
  expect([made.status, made.json.released]).toEqual([201, false])
  await stage.post(path, { text: 'Nur für euch: KAUFT HIER' })
  const read = async (token?: string) =>
    (await stage.get(path, token)).json.suggestions.map(({ text }: { text: string }) => text)
  expect(await read()).toEqual([])
  expect((await read(meeting.manageToken)).length).toBe(2)
  const release = `${path}/${made.json.id}/release`
  expect([(await stage.post(release)).status, (await stage.post(release, {}, 'wrong')).status]).toEqual([
    401, 403,
  ])
  await stage.post(release, {}, meeting.manageToken)
  expect(await read()).toEqual(['Bitte mehr Kuchen.'])
  await stage.post(`${path}/${made.json.id}/remove`, {}, meeting.manageToken)
  expect(await read()).toEqual([])
  stage.world.clock.set('2026-12-05T22:59:00.000Z')
  expect((await stage.post(path, wish)).status).toBe(201)
  stage.world.clock.set('2026-12-05T23:00:00.000Z')
  expect((await stage.post(path, wish)).json.type).toBe('/problems/suggestions-closed')
})

// In each run `bounds.test.ts` says so of a meeting that has most of them.
it.runIf(isFull)('of 250 wishes at once no more than 200 are kept', async () => {
  await using stage = await aStage()
  const meeting = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const answers = await Promise.all(
    Array.from({ length: 250 }, (_, at) =>
      stage.post(`/api/meetings/${meeting.id}/suggestions`, { text: `Kuchen ${at}` }),
    ),
  )
  expect(answers.filter(({ status }) => status === 201).length).toBe(200)
  expect(answers.filter(({ json }) => json.type === '/problems/suggestions-full').length).toBe(50)
})

it('the same words are one wish, however often they are sent, also at once; other words are another', async () => {
  await using stage = await aStage()
  const { id, manageToken } = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const wish = (text: string, name?: string) =>
    stage.world.call('POST', `/${house}/meetings/${id}/wish`, {
      form: name === undefined ? { text } : { text, name },
    })
  const sent = await Promise.all([wish('Kuchen'), wish('Kuchen'), wish('Tee'), wish('Tee', 'Mia')])
  expect([...sent, await wish('Kuchen')].map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
  const { json } = await stage.get(`/api/meetings/${id}/suggestions`, manageToken)
  expect(json.suggestions.map(({ text }: { text: string }) => text).toSorted()).toEqual([
    'Kuchen',
    'Tee',
    'Tee',
  ])
})
