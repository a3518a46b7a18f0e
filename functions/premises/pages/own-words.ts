import { forTeam } from '../../houses/rules/roles.ts'
import type { Language } from '../../../shared/language.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { spokenTo } from '../../houses/actions/read-words.ts'
import { requireSettings } from '../../houses/rules.ts'
import type { House } from '../../houses/schema.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { changeOwnWords as change } from '../actions/change-own-words.ts'
import { capability } from '../contract.ts'
import { otherLanguages } from '../rules/own-words.ts'
import { ownWordsView } from '../views/own-words.ts'

const { ownWordsPage, changeOwnWords } = capability.routes

export const ownWordsPages = pagesOf(
  { ownWordsPage, changeOwnWords },
  {
    ownWordsPage: async (ctx, { actor, params, query, path, language }) => {
      const { house: silent, managers, rooms } = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(managers, actor)
      const other = otherOf(silent, query.in, language)
      const house = await spokenTo(ctx, silent, other)
      const saved = query.saved !== undefined
      return html(ownWordsView({ language, path, house, rooms, other, saved }))
    },

    changeOwnWords: async (ctx, request) => {
      const { actor, params, path, language, form } = request
      const { house: silent, managers, rooms } = forTeam(await loadRooms(ctx, params.house), actor)
      requireSettings(managers, actor)
      const other = otherOf(silent, form.entered.get('in'), language)
      const house = await spokenTo(ctx, silent, other)
      return answerForm(request, {
        accepted: async (sent) => {
          await change(ctx, { house, rooms }, sent)
          return seeOther(href(ownWordsPage, params, { in: sent.in, saved: 'yes' }))
        },
        refused: (failure) => html(ownWordsView({ language, path, house, rooms, other, failure })),
      })
    },
  },
)

/** The language that was asked for, else that of the page, else the first. */
function otherOf(house: House, asked: string | undefined, page: Language): Language {
  const others = otherLanguages(house)
  const known = [asked, page].flatMap((wish) => others.filter((other) => other === wish))
  return known[0] ?? others[0] ?? page
}
