import type { News } from '../../../shared/news.ts'
import type { Item } from '../../../shared/table/write.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { DutyFacts } from '../actions/mail-facts.ts'
import { Taker } from '../schema.ts'
import type { DateDuties } from '../schema.ts'
import { DutyNotice } from '../schema/notice.ts'

export interface DutyChange {
  of: Pick<DateDuties, 'house' | 'meeting' | 'key'>
  taken: Taker[]
  /** Who looks for somebody else, or would change. */
  asking: Taker[]
  /** Whose duty somebody else has now, as they had hoped. */
  handed: { from: Taker; to: Taker }[]
}

export interface DutyNewsFacts extends HouseFacts, Partial<DutyFacts> {
  /** Of all dates of the meeting. */
  all: readonly DateDuties[]
  /** Of the meeting. */
  host?: { email: string; language: 'de' | 'en' } | undefined
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
    const asking = now.filter((taker) => isNew(known.get(taker.id), taker))
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
    const told = (name: string[], more: object) => ({
      name: [of.meeting, of.key, ...name],
      notice: { ...notice, ...more },
      parkedWith: of.house,
    })
    const receipts = [...taken, ...handed.map(({ to }) => to)].flatMap((taker) =>
      reach(taker).map((to) => told([taker.id, 'taken'], { what: 'taken', ...about(taker), ...to })),
    )
    const hosts = taken.flatMap((taker) =>
      host && taker.origin === 'public' && taker.contact?.email !== host.email
        ? [told([taker.id, 'host'], { what: 'host', ...about(taker), ...host })]
        : [],
    )
    const asked = asking.flatMap((taker) =>
      helpersOf(taker, all).flatMap(({ helper, by }) =>
        reach(helper).map((to) =>
          told([taker.id, by, askedAt(taker)], {
            what: taker.swap ? 'swap' : 'stand-in',
            ...about(taker),
            by,
            ...to,
          }),
        ),
      ),
    )
    const done = handed.flatMap(({ from }) =>
      reach(from).map((to) => told([from.id, 'handed'], { what: 'handed', ...about(from), ...to })),
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

function isNew(before: Taker | undefined, { standInSince, swap }: Taker): boolean {
  const isAsking = standInSince !== undefined || swap !== undefined
  const isSame = before?.standInSince === standInSince && before?.swap?.taker === swap?.taker
  return isAsking && before !== undefined && !isSame
}

const askedAt = ({ standInSince, swap }: Taker) => swap?.taker ?? standInSince ?? ''

const about = ({ duty, id }: Taker) => ({ duty, taker: id })

function reach({ contact, language }: Taker): { email: string; language: 'de' | 'en' }[] {
  return contact?.email === undefined ? [] : [{ email: contact.email, language }]
}

/** Who is asked: of a swap the one who is meant, else everybody who has this duty on another date and showed their address. */
function helpersOf(taker: Taker, all: readonly DateDuties[]): { helper: Taker; by: string }[] {
  const others = all.flatMap(({ key, takers }) =>
    takers
      .filter(({ duty, id }) => duty === taker.duty && id !== taker.id)
      .map((helper) => ({ helper, by: `${key}~${helper.id}` })),
  )
  if (taker.swap) return others.filter(({ helper }) => helper.id === taker.swap?.taker)
  const able = others.filter(
    ({ helper }) =>
      (helper.provedAt !== undefined || helper.origin === 'manager') &&
      helper.contactId !== undefined &&
      helper.contactId !== taker.contactId,
  )
  return [...new Map(able.map((each) => [each.helper.contactId, each])).values()].slice(0, 50)
}
