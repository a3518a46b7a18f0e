import { describe, expect, it } from 'vitest'
import { settleAttendances } from '../../functions/attendances/actions/settle-attendances.ts'
import { comes, key, miscounts, withPlaces } from '../attendances/coming.ts'
import { dutyPath } from '../duties/a-duty.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { crowd } from '../support/budget.ts'
import { itInTurn } from '../support/in-turn.ts'

const many = crowd(30)
const leaving = crowd(20)

type Meeting = Awaited<ReturnType<typeof withPlaces>>
type Party = { id: string; manageToken: string; state: string }

/** So many come one after the other; the minute of each is its place in the line. */
async function come(stage: Staged, meeting: Meeting, heads: readonly number[]): Promise<Party[]> {
  const parties: Party[] = []
  for (const each of heads) {
    parties.push((await comes(stage, meeting, { heads: each })).json)
    stage.world.clock.advance(1)
  }
  return parties
}

/** Whoever met too many others at once is told so, and says it again. */
async function leave(stage: Staged, { id, manageToken }: Party): Promise<void> {
  const { status, json } = await stage.post(`/api/attendances/${id}/leave`, {}, manageToken)
  if (status === 200) return
  expect(json.type).toBe('/problems/changed-meanwhile')
  await leave(stage, { id, manageToken, state: '' })
}

async function states({ get }: Staged, parties: readonly Party[]): Promise<string[]> {
  const shown = parties.map(({ id, manageToken }) => get(`/api/attendances/${id}`, manageToken))
  return (await Promise.all(shown)).map(({ json }) => json.state)
}

describe('at once', () => {
  itInTurn(
    `${leaving} leave: each place that they had is offered once, in order, to whoever fits`,
    async () => {
      await using stage = await aStage()
      const meeting = await withPlaces(stage, { places: leaving })
      const first = await come(
        stage,
        meeting,
        Array.from({ length: leaving }, () => 1),
      )
      const waiting = await come(stage, meeting, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
      await Promise.all(first.map((party) => leave(stage, party)))
      expect(await miscounts(stage, meeting, leaving)).toEqual([])
      // One place after the other: the eight who wait alone fit first, then as many of the seven pairs as there are places left.
      const pairs = (leaving - 8) / 2
      const expected = waiting.map((_, at) => (at % 2 === 0 || at < 2 * pairs ? 'offered' : 'waiting'))
      expect(await states(stage, waiting)).toEqual(expected)
    },
  )

  it(`places are raised and ${many} sign up: nobody waits who fits, and no head is too many`, async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 3 })
    const registration = { mode: 'wanted', places: 40 }
    const more = (at: number) => comes(stage, meeting, { heads: 1 + (at % 2) })
    const [raised, ...answers] = await Promise.all([
      stage.manage(`/api/meetings/${meeting.id}/change`, { registration }),
      ...Array.from({ length: many }, (_, at) => more(at)),
    ])
    expect([raised.status, ...new Set(answers.map(({ status }) => status))]).toEqual([200, 201])
    expect(await miscounts(stage, meeting, 40)).toEqual([])
  })

  itInTurn('the last offer is accepted twice: it is one place', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 2 })
    const [first, second] = await come(stage, meeting, [2, 2])
    await leave(stage, first!)
    const { id, manageToken } = second!
    const accept = () => stage.post(`/api/attendances/${id}/accept`, {}, manageToken)
    const answers = await Promise.all([accept(), accept(), accept()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await states(stage, [second!])).toEqual(['coming'])
    expect(await miscounts(stage, meeting, 2)).toEqual([])
  })

  itInTurn('an offer is accepted, given up and passed on: one of them has the place', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 2 })
    const [first, ...others] = await come(stage, meeting, [2, 2, 2])
    await leave(stage, first!)
    const [second, third] = others
    const path = `/api/attendances/${second!.id}`
    const { offer } = (await stage.get(path, second!.manageToken)).json
    stage.world.clock.set(offer.until)
    const [accepted] = await Promise.all([
      stage.post(`${path}/accept`, {}, second!.manageToken),
      leave(stage, second!),
      settleAttendances(stage.world.ctx),
    ])
    expect(accepted.json.type).toMatch(/offer-over|already-decided/)
    const [over, next] = await states(stage, [second!, third!])
    expect(over).toMatch(/left|expired/)
    expect(next).toBe('offered')
    expect(await miscounts(stage, meeting, 2)).toEqual([])
  })

  it('two want the last place: one comes, one waits', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 3 })
    await come(stage, meeting, [2])
    const both = await Promise.all([comes(stage, meeting), comes(stage, meeting)])
    expect(new Set(both.map(({ json }) => json.state))).toEqual(new Set(['coming', 'waiting']))
  })

  itInTurn('two take one duty while a third gives it back: one has it in the end', async () => {
    await using stage = await aStage()
    const { id } = await withPlaces(stage, {}, { needsKey: true })
    const path = dutyPath(id, key)
    const take = (name: string) => stage.post(path, { name })
    const { token } = (await take('Ada')).json
    const give = stage.world.call('DELETE', path, { token })
    const wish = await Promise.all([take('Bela'), take('Cem')])
    expect((await give).status).toBe(200)
    const later = await Promise.all([take('Dana'), take('Eva')])
    const won = [...wish, ...later].filter(({ status }) => status === 201)
    expect(won).toHaveLength(1)
    const { safe, duties } = (await stage.get(path.replace(/\/key$/, ''))).json
    expect([safe, duties[0].taken.length]).toEqual([true, 1])
  })
})
