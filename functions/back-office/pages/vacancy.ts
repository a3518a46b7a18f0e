import { html, pagesOf } from '../../../shared/http/pages.ts'
import { forTeam, mayDo } from '../../houses/rules/roles.ts'
import { readVacancy } from '../actions/read-vacancy.ts'
import { deskPages } from '../contract/desk.ts'
import { vacancyView } from '../views/vacancy.ts'

const { vacancyPage } = deskPages

/** What would become of what is open if nobody came. */
export const vacancyPages = pagesOf(
  { vacancyPage },
  {
    vacancyPage: async (ctx, { actor, params, query, path, language }) => {
      const { days } = query
      const vacancy = forTeam(await readVacancy(ctx, actor, { ...params, ...query }), actor)
      const maySet = mayDo(vacancy.managers, actor, 'change-settings')
      return html(vacancyView({ language, here: path, now: ctx.now(), days, maySet, ...vacancy }))
    },
  },
)
