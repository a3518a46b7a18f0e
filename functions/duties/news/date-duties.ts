import type { Language } from '../../../shared/language.ts'
import type { News } from '../../../shared/news.ts'
import type { Item } from '../../../shared/table/write.ts'
import type { DutyNewsFacts } from '../actions/mail-facts.ts'
import { isSamePerson } from '../rules/duties.ts'
import { isVouched } from '../../contacts/rules/vouched.ts'
import { Taker } from '../schema.ts'
import type { DateDuties } from '../schema.ts'
import { DutyNotice } from '../schema/notice.ts'

export interface DutyChange {
  of: Pick<DateDuties, 'house' | 'meeting' | 'key'>
  taken: Taker[]
  /** Who looks for somebody else, or would change. */
  asking: { taker: Taker; what: 'stand-in' | 'swap' }[]
  /** Whose duty somebody else has now, as they had hoped. */
  handed: { from: Taker; to: Taker }[]
}

/** Duties are taken, handed on and exchanged. */
export const dateDuties: News<DutyChange, DutyNotice, DutyNewsFacts> = {
  about: 'date-duties',
  notice: DutyNotice,

  changeOf(old, after) {
    const [before, now] = [takersIn(old), takersIn(after)]
    const known = new Map(before.map((taker) => [taker.id, taker]))
    const taken = now.filter(({ id }) => !known.has(id))
    const gone = before.filter(
      ({ id, standInSince, swap }) => !now.some((each) => each.id === id) && (standInSince ?? swap),
    )
    const asking = now.flatMap((taker) => askedNow(known.get(taker.id), taker))
    const handed = gone.flatMap((from) => {
      const to = taken.find(({ duty }) => duty === from.duty)
      return to ? [{ from, to }] : []
    })
    if (taken.length + asking.length === 0) return undefined
    const { house, meeting, key } = after as unknown as DutyChange['of']
    const isHanded = (taker: Taker) => handed.some(({ to }) => to.id === taker.id)
    return { of: { house, meeting, key }, taken: taken.filter((taker) => !isHanded(taker)), asking, handed }
  },

  tell({ of, taken, asking, handed }, { all, host }) {
    const notice = { about: 'date-duties', ...of, to: { kind: 'contact' } }
    const given = (name: string[], more: object) => ({
      name: [of.meeting, ...name],
      notice: { ...notice, ...more },
    })
    const told = (name: string[], more: object) => ({ ...given(name, more), parkedWith: of.house })
    const receipts = [...taken, ...handed.map(({ to }) => to)].flatMap((taker) =>
      // What a stranger typed is shown to nobody: a mail to an address that nobody proved is given up.
      reach(taker).map((to) =>
        (isVouched(taker) ? told : given)([...nameOf(taker), 'taken'], {
          what: 'taken',
          ...about(taker),
          ...to,
        }),
      ),
    )
    const hosts = taken.flatMap((taker) =>
      host && taker.origin === 'public' && taker.contact?.email !== host.email
        ? [told([...nameOf(taker), 'host'], { what: 'host', ...about(taker), ...host })]
        : [],
    )
    const asked = asking.flatMap(({ taker, what }) =>
      (what === 'swap' ? meantBy(taker, all) : helpersOf(taker, { all, key: of.key })).flatMap(
        ({ helper, by }) =>
          reach(helper).map((to) =>
            told([of.key, taker.id, by, askedAt(taker, what)], { what, ...about(taker), by, ...to }),
          ),
      ),
    )
    const done = handed.flatMap(({ from, to: now }) =>
      reach(from).map((to) =>
        told([of.key, from.id, 'handed'], { what: 'handed', ...about(from), by: now.id, ...to }),
      ),
    )
    return [...receipts, ...hosts, ...asked, ...done]
  },

  write: async (notice, facts) => (await import('../views/mail.ts')).dutyLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('../views/mail.ts')).dutySummary(notice, facts, language),
}

function takersIn(item: Item | undefined): Taker[] {
  return Object.entries(item ?? {}).flatMap(([name, value]) =>
    name.startsWith('t_') ? [Taker.parse(value)] : [],
  )
}

/** What somebody asks of others since this change. */
function askedNow(before: Taker | undefined, taker: Taker): DutyChange['asking'] {
  if (before === undefined) return []
  const { standInSince, swap } = taker
  const isCalling = standInSince !== undefined && standInSince !== before.standInSince
  const isSwapping = swap !== undefined && swap.taker !== before.swap?.taker
  return [
    ...(isCalling ? [{ taker, what: 'stand-in' as const }] : []),
    ...(isSwapping ? [{ taker, what: 'swap' as const }] : []),
  ]
}

const askedAt = ({ standInSince, swap }: Taker, what: 'stand-in' | 'swap') =>
  (what === 'swap' ? swap?.taker : standInSince) ?? ''

/** Dates that were taken in one go are told in one mail. */
const nameOf = (taker: Taker) => [taker.rota ?? taker.id]

const about = ({ duty, id }: Taker) => ({ duty, taker: id })

function reach({ contact, language }: Taker): { email: string; language: Language }[] {
  return contact?.email === undefined ? [] : [{ email: contact.email, language }]
}

interface Helper {
  helper: Taker
  /** Their own date and id. */
  by: string
}

/** With whom somebody would change. */
function meantBy({ swap }: Taker, all: readonly DateDuties[]): Helper[] {
  return all.flatMap(({ key, takers }) =>
    takers.filter(({ id }) => id === swap?.taker).map((helper) => ({ helper, by: `${key}~${helper.id}` })),
  )
}

/** Who may stand in: everybody who has this duty on another date, not on this one, and showed their address; each once. */
function helpersOf(taker: Taker, { all, key: here }: { all: readonly DateDuties[]; key: string }): Helper[] {
  const busy = all.find(({ key }) => key === here)?.takers.filter(({ duty }) => duty === taker.duty) ?? []
  const able = all
    .filter(({ key }) => key !== here)
    .flatMap(({ key, takers }) =>
      takers
        .filter((each) => each.duty === taker.duty && isVouched(each) && each.contactId !== undefined)
        .filter((helper) => !isSamePerson(helper, taker) && !busy.some((each) => isSamePerson(helper, each)))
        .map((helper) => ({ helper, by: `${key}~${helper.id}` })),
    )
  return [...new Map(able.map((each) => [each.helper.contactId, each])).values()].slice(0, 50)
}
