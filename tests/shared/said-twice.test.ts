import { describe, expect, it } from 'vitest'
import { newAttendanceWrite, nextAttendanceWrite } from '../../functions/attendances/store/attendances.ts'
import { stepWrite } from '../../functions/attendances/store/steps.ts'
import { closureStateWrite, newClosureWrite, readClosure } from '../../functions/blocks/store/closures.ts'
import type { Closure } from '../../functions/blocks/schema/closure.ts'
import { dutySettingsWrite } from '../../functions/duties/store/settings.ts'
import type { Refusal } from '../../shared/refusal.ts'
import type { Write } from '../../shared/table/write.ts'
import { anAttendance } from '../attendances/values.ts'
import { aWorld } from '../support/world.ts'

/** What becomes of writes, one after the other: `done`, `repeated`, or the code of the refusal. */
async function outcomes(...writes: Write[]): Promise<string[]> {
  await using world = await aWorld()
  const found: string[] = []
  for (const write of writes) {
    found.push(
      await world.ctx.table.transact([write]).catch((error: Refusal) => {
        if (error.code === undefined) throw error
        return error.code
      }),
    )
  }
  return found
}

const attendance = anAttendance()
const closure = {
  id: 'c0svre000001',
  house: 'aef',
  rooms: ['seminarraum'],
  from: '2026-12-08T08:00',
  to: '2026-12-09T18:00',
  state: 'laying',
  words: 'Rohrbruch',
  displaced: 'cancel',
  undoUntil: '2026-12-09T09:00:00.000Z',
  by: { kind: 'manager', name: 'Mira Beispiel' },
  createdAt: '2026-12-01T09:00:00.000Z',
  affected: [],
  restored: [],
} satisfies Closure

describe('a write whose answer was lost and that is said again', () => {
  it('of somebody’s coming is refused, and looked at anew: nothing is changed twice', async () => {
    const next = { ...attendance, heads: 3, version: 2 }
    expect(
      await outcomes(
        newAttendanceWrite(attendance),
        newAttendanceWrite(attendance),
        nextAttendanceWrite(next),
        nextAttendanceWrite({ ...next, heads: 4 }),
        nextAttendanceWrite({ ...next, version: 4 }),
      ),
    ).toEqual(['done', 'changed-meanwhile', 'done', 'changed-meanwhile', 'changed-meanwhile'])
  })

  it('of something that all who come are told is done', async () => {
    const step = {
      house: 'aef',
      meeting: 'm',
      key: 'k',
      date: '2026-12-08',
      what: 'remind',
      version: 1,
    } as const
    expect(await outcomes(stepWrite(step), stepWrite(step), stepWrite({ ...step, version: 2 }))).toEqual([
      'done',
      'repeated',
      'done',
    ])
  })

  it('of a closure is done if it is one’s own, and refused if it is another’s', async () => {
    const now = '2026-12-01T10:00:00.000Z'
    const laid = closureStateWrite(closure.id, { from: ['laying'], to: 'laid', now })
    const undone = closureStateWrite(closure.id, { from: ['laying'], to: 'undoing', now })
    expect(
      await outcomes(
        newClosureWrite(closure, 6),
        newClosureWrite(closure, 6),
        newClosureWrite({ ...closure, createdAt: now }, 6),
        laid,
        laid,
        undone,
      ),
    ).toEqual(['done', 'repeated', 'changed-meanwhile', 'done', 'repeated', 'changed-meanwhile'])
  })

  it('of what a house wants of duties is refused, the first time and later', async () => {
    const settings = { house: 'aef', keyAskDays: 4, version: 1 }
    const second = { ...settings, keyAskDays: 9, version: 2 }
    expect(
      await outcomes(
        dutySettingsWrite(second),
        dutySettingsWrite(settings),
        dutySettingsWrite(settings),
        dutySettingsWrite(second),
        dutySettingsWrite(second),
      ),
    ).toEqual(['changed-meanwhile', 'done', 'changed-meanwhile', 'done', 'changed-meanwhile'])
  })
})

it('a closure that is at work is due, one that lies is not', async () => {
  await using world = await aWorld()
  const { table } = world.ctx
  const now = '2026-12-01T10:00:00.000Z'
  await table.transact([newClosureWrite(closure, 6)])
  const due = async () => (await table.due('closure', '2027-01-01T00:00:00.000Z')).length
  expect(await due()).toBe(1)
  await table.transact([closureStateWrite(closure.id, { from: ['laying'], to: 'laid', now })])
  expect([(await readClosure(table, closure.id))?.state, await due()]).toEqual(['laid', 0])
  await table.transact([closureStateWrite(closure.id, { from: ['laid'], to: 'undoing', now })])
  expect([(await readClosure(table, closure.id))?.state, await due()]).toEqual(['undoing', 1])
})
