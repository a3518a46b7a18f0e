import { expect, it } from 'vitest'
import { openBooking } from '../../functions/bookings/actions/load.ts'
import { dutyPath, after as afterIn, told } from '../duties/a-duty.ts'
import { aMeeting, aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { founded, joins } from './a-group.ts'
import type { Person } from './a-group.ts'

/** A meeting of a group with two hosts, on four Tuesdays, founded by the first. */
async function aGroupsMeeting(stage: Staged, change: object = {}) {
  const { id: group, host: ada } = await founded(stage)
  const bea = await joins(stage, group, 'Bea')
  await stage.post(`/api/groups/${group}/members/${bea.id}/role`, { role: 'host' }, ada.token)
  const { contact: _contact, ...plain } = aMeeting({ group, ...change }) as Record<string, unknown>
  const { status, json } = await stage.post(`/api/houses/${house}/meetings`, plain, ada.token)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  await stage.manage(`/api/bookings/${json.booking}/approve`)
  return { group, ada, bea, meeting: json }
}

const leaves = ({ world }: Staged, group: string, { id, token }: Person) =>
  world.call('DELETE', `/api/groups/${group}/members/${id}`, { token })

it('a date is cancelled by any host, in whose name it is told', async () => {
  await using stage = await aStage()
  const { bea, meeting } = await aGroupsMeeting(stage)
  const { key } = meeting.dates[1]
  const path = `/api/meetings/${meeting.id}/dates/${key}/cancel`
  expect((await stage.post(path, { reason: 'Krank' }, bea.token)).status).toBe(200)
  const { booking } = await openBooking(stage.world.ctx, meeting.booking)
  expect(booking.history.at(-1)).toMatchObject({ what: 'cancelled', by: { kind: 'contact', name: 'Bea' } })
})

it('who takes a duty is told to a host whom the group has by then', async () => {
  await using stage = await aStage()
  const { group, ada, meeting } = await aGroupsMeeting(stage, { needsKey: true })
  const [first, second] = meeting.dates.map(({ key }: { key: string }) => key)
  const taken = async (key: string, name: string) => {
    const contact = { email: `${name.toLowerCase()}@neben.example` }
    return told(
      await afterIn(stage, meeting.id, () => stage.post(dutyPath(meeting.id, key), { name, contact })),
    )
  }
  expect(await taken(first, 'Mia')).toEqual([
    'ada@gruppe.example: Jemand hilft mit',
    'mia@neben.example: Ihr Dienst',
  ])
  await leaves(stage, group, ada)
  expect(await taken(second, 'Kim')).toEqual([
    'bea@neben.example: Jemand hilft mit',
    'kim@neben.example: Ihr Dienst',
  ])
})
