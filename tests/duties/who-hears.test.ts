import { describe, expect, it } from 'vitest'
import { readDutyMail, readDutyNews } from '../../functions/duties/actions/mail-facts.ts'
import { goneWrites, readStoredEntry } from '../../functions/meetings/store/upkeep.ts'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import { after, dutyPath, first, told } from './a-duty.ts'
import { itInTurn } from '../support/in-turn.ts'

const mia = { name: 'Mia', contact: { email: 'mia@neben.example' } }
const kolja = { contact: { name: 'Kolja', email: 'kolja@gastgeber.example' } }

describe('a duty of a meeting that is gone before anybody was told', () => {
  itInTurn('is told to nobody, and does not stop what else is told', async () => {
    await using stage = await aStage()
    const { table } = stage.world.ctx
    const [gone, there] = [
      await founded(stage, { needsKey: true, ...kolja }),
      await founded(stage, { needsKey: true, ...kolja, venue: { kind: 'online' } }),
    ]
    const mails = await after(stage, gone.id, async () => {
      await stage.post(dutyPath(gone.id, first), mia)
      const of = { house, meeting: gone.id as string }
      await table.transact(goneWrites(of, (await readStoredEntry(table, of))!))
    })
    expect(told(mails)).toEqual([])
    expect(told(await after(stage, there.id, () => stage.post(dutyPath(there.id, first), mia)))).toEqual([
      'kolja@gastgeber.example: Jemand hilft mit',
      'mia@neben.example: Ihr Dienst',
    ])
  })
})

it('a host who is known by telephone alone is sent nothing, and whoever takes the duty is', async () => {
  await using stage = await aStage()
  const contact = { name: 'Kolja', phone: '02131 000-12' }
  const { id } = await founded(stage, { needsKey: true, contact })
  const mails = await after(stage, id, () => stage.post(dutyPath(id, first), mia))
  expect(told(mails)).toEqual(['mia@neben.example: Ihr Dienst'])
})

it('of a house that is gone nobody is told of any duty', async () => {
  await using stage = await aStage()
  const meeting = await founded(stage, { needsKey: true })
  const to = { kind: 'contact' } as const
  const of = { house, meeting: meeting.id as string, key: first, to, language: 'de' as const }
  const { ctx } = stage.world
  expect(await readDutyNews(ctx, of)).toMatchObject({ house: { id: house } })
  expect(await readDutyMail(ctx, of)).toMatchObject({ file: { date: { key: first } } })
  const gone = { ...of, house: 'gone' }
  expect([await readDutyNews(ctx, gone), await readDutyMail(ctx, gone)]).toEqual([undefined, undefined])
})
