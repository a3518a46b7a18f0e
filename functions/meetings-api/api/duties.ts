import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { jsonApi } from '../../../shared/http/api.ts'
import { known } from '../../../shared/known.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { isShown } from '../../meetings/rules/dates.ts'
import { dutyHref } from '../../duties/actions/links.ts'
import { openDuties } from '../../duties/actions/load.ts'
import { changeDuties } from '../../duties/actions/change-duties.ts'
import { giveBackDuty } from '../../duties/actions/give-back-duty.ts'
import { takeRota } from '../../duties/actions/take-rota.ts'
import { takeDuty } from '../../duties/actions/take-duty.ts'
import { saveTally } from '../../duties/actions/save-tally.ts'
import { openTally } from '../../duties/actions/open-tally.ts'
import { jsonRoutes } from '../../duties/contract/json.ts'
import { isSafe, shownName } from '../../duties/rules/duties.ts'
import type { Taker } from '../../duties/schema.ts'
import { dutyWords } from '../../duties/views/duty-words.ts'

export const api = jsonApi(jsonRoutes, {
  takeDuty: async (ctx, { params, body, actor }) =>
    takenView(ctx, params, await takeDuty(ctx, actor, { ...params, asked: body })),

  giveBackDuty: async (ctx, { params, actor }) => {
    await giveBackDuty(ctx, actor, params)
    return dutiesView(ctx, actor, params)
  },

  readDuties: (ctx, { params, actor }) => dutiesView(ctx, actor, params),

  changeDuties: async (ctx, { params, body, actor }) => {
    await changeDuties(ctx, actor, { ...params, ...body })
    return body
  },

  takeRota: async (ctx, { params, body: { every, first, until, ...asked }, actor }) => {
    const rota = { ...params, asked, ...known({ every, first, until }) }
    const dates = (await takeRota(ctx, actor, rota)).map(async (each) => {
      const { key } = each
      return 'taker' in each
        ? { key, taken: await takenView(ctx, { id: params.id, key }, each.taker) }
        : { key, refused: each.refused }
    })
    return { dates: await Promise.all(dates) }
  },

  saveTally: (ctx, { params, body, actor }) => saveTally(ctx, actor, { ...params, counts: body }),

  readTally: async (ctx, { params, actor }) => {
    const { tally } = await openTally(ctx, actor, params)
    if (tally === undefined) throw new Refusal('not-found', 'not-found')
    return tally
  },
})

async function takenView(ctx: Context, { id, key }: { id: string; key: string }, taker: Taker) {
  const { token, url } = await dutyHref(ctx, { id, key, taker: taker.id })
  return { id: taker.id, duty: taker.duty, key, token, url }
}

/** Names of those for whom nobody has vouched are for the host and the house alone. */
async function dutiesView(ctx: Context, actor: Actor, of: { id: string; key: string }) {
  const { duties, takers, meeting, entry, role } = await openDuties(ctx, actor, of)
  const inside = role !== undefined
  if (!inside && !isShown(entry)) throw new Refusal('not-found', 'not-found')
  return {
    duties: duties.map((duty) => ({
      ...duty,
      label: dutyWords(duty, 'de'),
      taken: takers
        .filter((taker) => taker.duty === duty.duty)
        .map((taker) => known({ id: inside ? taker.id : undefined, name: shownName(taker, inside) })),
    })),
    safe: isSafe(meeting, takers),
  }
}
