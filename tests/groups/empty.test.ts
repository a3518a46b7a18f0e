import { describe, expect, it } from 'vitest'
import { hear } from '../attendances/hearing.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { founded, joins, miscounts, storedOf } from './a-group.ts'
import type { Person } from './a-group.ts'
import { itInTurn } from '../support/in-turn.ts'

const leave = ({ world }: Staged, id: string, { id: member, token }: Person) =>
  world.call('DELETE', `/api/groups/${id}/members/${member}?anyway=yes`, { token })

async function desk({ world }: Staged) {
  const session = await signedIn(world.ctx, managerMail)
  return wordsOf((await world.call('GET', `/manage/${house}/groups`, { cookies: { session } })).text)
}

const listed = async (stage: Staged) => (await stage.get(`/api/houses/${house}/groups`)).json.groups

async function listening(stage: Staged) {
  const walked = { stage, heard: new Map() }
  await hear(walked)
  stage.world.mails.length = 0
  return async () => {
    await hear(walked)
    return stage.world.mails.splice(0).map(({ to, subject }) => [to, subject.split(':')[0]])
  }
}

describe('a group in which nobody is left', () => {
  it('is shown to nobody new, and those who decide hear of it once', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const heard = await listening(stage)
    expect((await leave(stage, id, host)).status).toBe(204)
    expect(await heard()).toEqual([[managerMail, 'Eine Gruppe hat niemanden mehr']])
    expect(await listed(stage)).toEqual([])
    expect(await desk(stage)).toContain('niemand mehr da')
    expect((await storedOf(stage, id)).group).toMatchObject({ members: 0, hosts: 0 })
  })

  it('is there again with whoever comes, who can go on with it', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    await leave(stage, id, host)
    const bea = await joins(stage, id, 'Bea')
    expect(await listed(stage)).toHaveLength(1)
    expect(await desk(stage)).toContain('sucht jemanden')
    expect((await stage.post(`/api/groups/${id}/take-over`, {}, bea.token)).status).toBe(200)
    expect(await desk(stage)).not.toContain('sucht jemanden')
    expect(await miscounts(stage, id)).toEqual([])
  })

  itInTurn('is found out also where the last two leave at once, or somebody comes meanwhile', async () => {
    for (let round = 0; round < 4; round += 1) {
      await using stage = await aStage()
      const { id, host } = await founded(stage)
      const bea = await joins(stage, id, 'Bea')
      await Promise.all([
        leave(stage, id, host),
        leave(stage, id, bea),
        ...(round % 2 === 0 ? [] : [joins(stage, id, 'Otto', { proved: false })]),
      ])
      const { group, people } = await storedOf(stage, id)
      expect(await miscounts(stage, id)).toEqual([])
      expect([group.emptySince !== undefined, people.length === 0]).toEqual([
        round % 2 === 0,
        round % 2 === 0,
      ])
      expect((await listed(stage)).length).toBe(round % 2)
    }
  })
})

describe('a group that nobody hosts', () => {
  it('is marked for those who run the house until somebody does', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const bea = await joins(stage, id, 'Bea')
    const heard = await listening(stage)
    await leave(stage, id, host)
    expect(await heard()).toEqual([
      ['bea@neben.example', 'Wer führt „Nähcafé“ weiter? Albert-Einstein-Forum'],
    ])
    expect(await desk(stage)).toContain('sucht jemanden')
    await stage.manage(`/api/groups/${id}/change`, { purpose: 'Wir stricken.' })
    expect(await desk(stage)).toContain('sucht jemanden')
    await leave(stage, id, bea)
    expect(await heard()).toEqual([[managerMail, 'Eine Gruppe hat niemanden mehr']])
  })

  it('and in which nobody can be asked by mail is told to those who decide', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    await stage.post(`/api/groups/${id}/members`, { name: 'Frau Klein', phone: '02131 000-1' }, host.token)
    const heard = await listening(stage)
    await leave(stage, id, host)
    expect(await heard()).toEqual([[managerMail, 'Eine Gruppe hat niemanden mehr']])
    expect(await desk(stage)).toContain('sucht jemanden')
  })
})
