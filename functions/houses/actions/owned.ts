import { goesOf } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import { readPerson } from '../../identity/actions/person.ts'
import { TeamStep } from '../schema/team-step.ts'
import { readHouseFile } from '../store.ts'
import { noTeamStepWrite } from '../store/team-steps.ts'

/** Houses that somebody runs, with when they are away. It ends where the team is changed, and never by itself: a house needs somebody. */
export const ownedRoles: Owned = {
  kind: 'manager',

  async find(ctx, { person }) {
    const roles = (await readPerson(ctx, person))?.roles ?? []
    const files = await Promise.all(roles.map(({ house }) => readHouseFile(ctx.table, house)))
    return files.flatMap((file) => {
      const manager = file?.managers.find((each) => each.person === person)
      if (file === undefined || manager === undefined) return []
      const { house, since } = manager
      const absences = file.absences.filter((each) => each.person === person || each.deputy === person)
      const data = { ...manager, absences }
      return [{ kind: 'manager', id: house, house, since, stays: 'until-you-hand-over' as const, data }]
    })
  },

  forget: async () => undefined,
}

/** That somebody joined a team or left it, as its managers were told; it goes after a month. */
export const ownedTeamSteps: Owned = {
  kind: 'team-step',

  tell(_, __, item) {
    const { id, house, at: since, ...data } = TeamStep.parse(item)
    return [{ kind: 'team-step', id: `${house}/${id}`, house, since, ...goesOf(item), data }]
  },

  async forget(ctx, _, { id }) {
    const [house = '', step = ''] = id.split('/')
    await ctx.table.transact([noTeamStepWrite({ house, id: step })])
  },
}
