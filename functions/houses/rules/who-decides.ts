import type { LocalDate } from '../../../shared/time/civil.ts'
import type { Absence, Manager, Silence } from '../schema.ts'

/** The people of a house and who of them is away when, as `loadHouse` reads them. */
export interface Team {
  managers: readonly Manager[]
  absences: readonly Absence[]
  /** Whether managers have fallen silent. */
  silence?: Silence | undefined
}

/** Somebody who decides; who stands in for somebody else does so up to and including this date. */
export interface Deciding {
  who: Manager
  until?: LocalDate
}

/**
 * Who is asked on this local date: the managers who are there, and for each who is away the deputy of that day, or the deputy's
 * own; the deputies besides while managers are silent. Everybody of the team if that leaves nobody. Whoever runs the house may
 * decide on any day; this says who is addressed.
 */
export function decidingOn(team: Team, date: LocalDate): Deciding[] {
  const { managers, silence } = team
  const isAsked = ({ role }: Manager) => role === 'manager' || silence?.noticedAt !== undefined
  const found = managers.filter(isAsked).flatMap(({ person }) => presentFor(team, date, person))
  return found.length > 0 ? oncePerPerson(team, found) : managers.map((who) => ({ who }))
}

/** The same as people alone, to whom the managers' mails go. */
export function decidesToday(team: Team, today: LocalDate): Manager[] {
  return decidingOn(team, today).map(({ who }) => who)
}

/** Who is asked when the managers let a deadline pass: deputies and whoever stands in; the whole team if there is none. */
export function deputiesToAsk(team: Team, today: LocalDate): Manager[] {
  const { managers } = team
  const present = managers.map(({ person, role }) => ({ role, found: presentFor(team, today, person) }))
  const asked = present.flatMap(({ role, found }) =>
    found.filter(({ until }) => role === 'deputy' || until !== undefined),
  )
  return asked.length > 0 ? oncePerPerson(team, asked).map(({ who }) => who) : [...managers]
}

/** Whether nobody manages the house on this local date: the managers have fallen silent, or all of them are away. */
export function isVacantOn({ managers, absences, silence }: Team, date: LocalDate): boolean {
  if (silence?.noticedAt !== undefined) return true
  const isAway = ({ person }: Manager) =>
    absences.some((absence) => absence.person === person && absence.from <= date && date <= absence.to)
  return managers.filter(({ role }) => role === 'manager').every(isAway)
}

/** Absences of people of the team that are not over on this date, the next one first. */
export function absencesFrom({ managers, absences }: Team, date: LocalDate): Absence[] {
  const ofTeam = ({ person }: Absence) => managers.some((manager) => manager.person === person)
  return absences
    .filter((absence) => absence.to >= date && ofTeam(absence))
    .sort((one, other) => (one.from + one.to < other.from + other.to ? -1 : 1))
}

/** Somebody of the team, or who decides in their place; nobody if deputies wait for each other or have left. */
function presentFor({ managers, absences }: Team, date: LocalDate, person: string): Deciding[] {
  const seen = new Set<string>()
  const present: Deciding[] = []
  const visit = (one: string, until?: LocalDate): void => {
    const who = managers.find((manager) => manager.person === one)
    if (who === undefined || seen.has(one)) return
    seen.add(one)
    const away = absences.filter((each) => each.person === one && each.from <= date && date <= each.to)
    if (away.length === 0) present.push(until === undefined ? { who } : { who, until })
    // Of several absences at once the longest is followed first, so that "until" is not too early.
    const longest = [...away].sort((a, b) => (a.to > b.to ? -1 : 1))
    for (const { to, deputy } of longest) visit(deputy, until === undefined || to < until ? to : until)
  }
  visit(person)
  return present
}

/** In the order of the team; who decides anyway stands in for nobody, and who stands in for several does so to the last date. */
function oncePerPerson({ managers }: Team, found: readonly Deciding[]): Deciding[] {
  return managers.flatMap((manager) => {
    const own = found.filter(({ who }) => who.person === manager.person)
    const dates = own.flatMap(({ until }) => until ?? [])
    if (own.length === 0) return []
    const until = dates.length === own.length ? dates.sort().at(-1) : undefined
    return [until === undefined ? { who: manager } : { who: manager, until }]
  })
}
