import type { Owned } from '../../../shared/owned.ts'
import { readPerson } from '../../identity/actions/person.ts'
import { readHouseFile } from '../store.ts'

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
