import { expect, it } from 'vitest'
import { aStage, founded } from '../meetings/a-meeting.ts'
import { crowd } from '../support/budget.ts'
import { dutyPath, first } from './a-duty.ts'

const many = crowd(200)

it(`${many} who want a duty at once have it as many times as it needs, and no place is lost by those who give it back`, async () => {
  await using stage = await aStage()
  const { id, manageToken } = await founded(stage)
  const duties = [{ duty: 'tea', needed: 3 }]
  await stage.post(`/api/meetings/${id}/duties`, { duties }, manageToken)
  const path = dutyPath(id, first, 'tea')
  const answers = await Promise.all(
    Array.from({ length: many }, (_, count) => stage.post(path, { name: `N${count}` })),
  )
  const won = answers.filter(({ status }) => status === 201)
  expect([won.length, answers.filter(({ status }) => status === 409).length]).toEqual([3, many - 3])
  const tokens = won.map(({ json }) => json.token as string)
  await Promise.all(tokens.map((token) => stage.world.call('DELETE', path, { token })))
  const again = await Promise.all(
    Array.from({ length: 5 }, (_, count) => stage.post(path, { name: `M${count}` })),
  )
  expect(again.filter(({ status }) => status === 201).length).toBe(3)
})
