import { expect, it } from 'vitest'
import { aStage } from '../meetings/a-meeting.ts'
import { crowd } from '../support/budget.ts'
import { comes, miscounts, withPlaces } from '../attendances/coming.ts'
import { itInTurn } from '../support/in-turn.ts'

const places = 12
const many = crowd(200)

it(`of ${many} that come at once with one to four heads, never more than twelve heads do, and nobody waits who fits`, async () => {
  await using stage = await aStage()
  const meeting = await withPlaces(stage, { places })
  const answers = await Promise.all(
    Array.from({ length: many }, (_, at) => comes(stage, meeting, { heads: 1 + (at % 4) })),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(await miscounts(stage, meeting, places)).toEqual([])
})

itInTurn('leaving, coming and more places at once never make a head too many', async () => {
  await using stage = await aStage()
  const meeting = await withPlaces(stage, { places: 4 })
  const first = await Promise.all(Array.from({ length: crowd(20) }, () => comes(stage, meeting)))
  const leaving = first.map(({ json }) =>
    stage.post(`/api/attendances/${json.id}/leave`, {}, json.manageToken),
  )
  const raise = stage.manage(`/api/meetings/${meeting.id}/change`, {
    registration: { mode: 'wanted', places: 6 },
  })
  const more = Array.from({ length: crowd(20) }, (_, at) => comes(stage, meeting, { heads: 1 + (at % 3) }))
  await Promise.all([...leaving, raise, ...more])
  const refused = (await Promise.all(leaving)).filter(({ status }) => status !== 200)
  // Who met too many others at once is told so, and can say it again.
  for (const { json } of refused) expect(json.type).toBe('/problems/changed-meanwhile')
  expect(await miscounts(stage, meeting, 6)).toEqual([])
})
