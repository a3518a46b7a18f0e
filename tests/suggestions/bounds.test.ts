import { expect, it } from 'vitest'
import { crowd } from '../support/budget.ts'
import { aMeeting, aStage, founded, house } from '../meetings/a-meeting.ts'

it('a crowd that filled one evening does not fill the next', async () => {
  await using stage = await aStage()
  const { id } = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const path = `/api/meetings/${id}/suggestions`
  await stage.post(path, { text: 'Kuchen' })
  const count = { pk: `IDEAS#${id}`, sk: 'COUNT#2026-12-05' }
  await stage.world.ctx.table.transact([{ kind: 'update', key: count, set: { count: 200 } }])
  expect((await stage.post(path, { text: 'Tee' })).json.type).toBe('/problems/suggestions-full')
  await stage.manage(`/api/meetings/${id}/change`, { suggestionsUntil: '2026-12-12' })
  expect((await stage.post(path, { text: 'Kuchen' })).status).toBe(201)
})

it('what was taken away makes room, once', async () => {
  await using stage = await aStage()
  const { id, manageToken } = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const path = `/api/meetings/${id}/suggestions`
  const { json } = await stage.post(path, { text: 'Kuchen' })
  const remove = () => stage.post(`${path}/${json.id}/remove`, {}, manageToken)
  const answers = await Promise.all([remove(), remove(), remove()])
  expect(answers.map(({ status }) => String(status)).sort()).toEqual(['200', '404', '404'])
  const count = { pk: `IDEAS#${id}`, sk: 'COUNT#2026-12-05' }
  expect(await stage.world.ctx.table.get(count, { consistent: true })).toMatchObject({ count: 0 })
})

it('wishes in wrong words, or for what is not there, are refused with the field', async () => {
  await using stage = await aStage()
  const { id } = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const path = `/api/meetings/${id}/suggestions`
  const wrong = [{ text: '' }, { text: 'a'.repeat(1001) }, { text: 'a\u0000b' }, { text: 'a', name: 'b\nc' }]
  const pointers = []
  for (const body of wrong) pointers.push((await stage.post(path, body)).json.errors[0].pointer)
  expect(pointers).toEqual(['/text', '/text', '/text', '/name'])
  expect((await stage.get(path, 'wrong')).json.suggestions).toEqual([])
  const contact = { name: 'Gruppe', email: 'gruppe@neben.example' }
  const wish = aMeeting({ contact, date: '2026-12-09' })
  const draft = (await stage.post(`/api/houses/${house}/meetings`, wish)).json
  expect(draft.state).toBe('draft')
  expect((await stage.post(`/api/meetings/${draft.id}/suggestions`, { text: 'Kuchen' })).status).toBe(404)
})

it('of many who hand in at once as many are kept as there is room for, and the others are told', async () => {
  await using stage = await aStage()
  const { id, manageToken } = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const path = `/api/meetings/${id}/suggestions`
  await stage.post(path, { text: 'Tee' })
  const count = { pk: `IDEAS#${id}`, sk: 'COUNT#2026-12-05' }
  await stage.world.ctx.table.transact([{ kind: 'update', key: count, set: { count: 190 } }])
  const wishes = Array.from({ length: crowd(200) }, (_, at) => stage.post(path, { text: `Kuchen ${at}` }))
  const answers = (await Promise.all(wishes)).map(({ status, json }) => `${status} ${json.type ?? ''}`)
  const kept = answers.filter((answer) => answer === '201 ').length
  const told = answers.filter((answer) => answer === '409 /problems/suggestions-full').length
  expect([kept, kept + told]).toEqual([10, wishes.length])
  expect((await stage.get(path, manageToken)).json.suggestions.length).toBe(11)
})
