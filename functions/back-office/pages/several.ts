import { forTeam } from '../../houses/rules/roles.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Language } from '../../../shared/language.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { rivalsAmong } from '../../bookings/rules/rivals.ts'
import { approveSeveral } from '../actions/approve-several.ts'
import { readInbox } from '../actions/read-inbox.ts'
import { severalPages } from '../contract/several.ts'
import { isPlain, readYes } from '../rules/plain.ts'
import { inboxHref } from '../views/links.ts'
import { severalView } from '../views/several.ts'
import type { SeveralModel } from '../views/several.ts'

const { approveSeveralPage, sendApproveSeveral } = severalPages

interface Asked {
  actor: Actor
  language: Language
  path: string
  params: { house: string }
}

/** Several requests at once. */
export const severalDecisions = pagesOf(
  { approveSeveralPage, sendApproveSeveral },
  {
    approveSeveralPage: async (ctx, asked) => {
      const { yes } = asked.query
      const { house } = asked.params
      const model = await severalModel(ctx, asked, yes)
      // Said where the ticks are.
      return yes.length === 0 ? seeOther(inboxHref(house, { done: 'none-ticked' })) : html(severalView(model))
    },

    sendApproveSeveral: async (ctx, asked) => {
      const { house } = asked.params
      return answerForm(asked, {
        accepted: async ({ yes }) => {
          const outcomes = await approveSeveral(ctx, asked.actor, { house, yes: yes.map(readYes) })
          const yeses = outcomes.filter(({ code }) => code === undefined).map(({ id }) => id)
          const noes = outcomes.flatMap(({ id, code }) => (code === undefined ? [] : [`${id}.${code}`]))
          return seeOther(inboxHref(house, { done: 'several', yes: yeses.join(), no: noes.join() }))
        },
        refused: async () => html(severalView(await severalModel(ctx, asked, []))),
      })
    },
  },
)

/** Held against the inbox as it is: what has changed, or is more than a plain yes, wants a look of its own. */
async function severalModel(ctx: Context, asked: Asked, ticked: readonly string[]): Promise<SeveralModel> {
  const { actor, language, path, params } = asked
  const { house, rooms, entries } = forTeam(await readInbox(ctx, actor, params), actor)
  const moment = { now: ctx.now(), zone: house.timeZone }
  const losers = rivalsAmong(
    entries.map(({ booking }) => booking),
    { rooms, ...moment },
  )
  const seen = new Map(ticked.map(readYes).map(({ id, version }) => [id, version]))
  const missing = [...seen.keys()].filter((id) => !entries.some(({ booking }) => booking.id === id))
  const decided = missing.length === 0 ? [] : await loadBookings(ctx, missing)
  const chosen = entries.filter(({ booking }) => seen.has(booking.id))
  const isSame = ({ booking }: (typeof chosen)[number]) => seen.get(booking.id) === booking.version
  const able = chosen.filter((entry) => isSame(entry) && isPlain(entry, losers, moment))
  const others = chosen.filter((entry) => !able.includes(entry))
  return {
    language,
    here: path,
    now: moment.now,
    house,
    rooms,
    able: able.map(({ booking }) => booking),
    alone: [
      ...others.map((entry) => ({
        booking: entry.booking,
        why: isSame(entry) ? ('notPlain' as const) : ('changed' as const),
      })),
      ...decided
        .filter((booking) => booking.house === house.id)
        .map((booking) => ({ booking, why: 'decided' as const })),
    ],
  }
}
