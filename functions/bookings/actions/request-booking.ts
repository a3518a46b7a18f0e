import { spendWrite } from '../../../shared/limit.ts'
import type { Limit } from '../../../shared/limit.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { invalidField, Refusal, together } from '../../../shared/refusal.ts'
import { fingerprintOf } from '../../../shared/fingerprint.ts'
import { loadRooms, pickRooms } from '../../rooms/actions/load-rooms.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import { enteringWrite, readLedger } from '../../contacts/actions/ledger.ts'
import { contactRefusal } from '../../contacts/rules/contact.ts'
import { mayManage, namedIn } from '../../houses/rules.ts'
import { askInName } from '../../groups/actions/acting.ts'
import type { InName } from '../../groups/actions/acting.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { headsRefusal, useOfRequest, whenRefusal } from '../../rooms/rules/wanted.ts'
import type { RequestTerms } from '../../rooms/rules/wanted.ts'
import { limitRefusal, mostOf, newLedger, openLimit } from '../../contacts/rules/limits.ts'
import type { Ledger } from '../../contacts/rules/limits.ts'
import { beyondLimits } from '../../contacts/actions/usage.ts'
import { notAllowed } from '../rules/meets.ts'
import { newBooking } from '../rules/new-booking.ts'
import type { NamedRequest } from '../rules/new-booking.ts'
import { isProved } from '../rules/proof.ts'
import { firstState, wholeRefusal } from '../rules/request.ts'
import { isUndecided } from '../rules/scope.ts'
import { seriesRefusal } from '../rules/series.ts'
import type { SeriesDates, WantedDate } from '../rules/series.ts'
import type { Booking, BookingRequest } from '../schema.ts'
import type { Refused } from '../schema/occurrence.ts'
import { readBooking } from '../store.ts'
import { withAlternatives } from './alternatives.ts'
import { consentTerms } from './consent.ts'
import { heldForOf, limitsOfRequest, spentOf } from './limits.ts'
import { carryOut } from './save.ts'
import { datesOfRequest, previewDates, takenRefusal } from './series.ts'
import type { PreviewedDate } from './series.ts'
import { anotherWrites, loadUnderMeeting, underRefusal } from './under-meeting.ts'
import type { UnderMeeting } from './under-meeting.ts'

/** In a group's name it is known who asks. */
type AskedRequest = Omit<BookingRequest, 'contact'> & { contact?: BookingRequest['contact'] | undefined }

export interface Requesting {
  house: string
  request: AskedRequest
  /** The same key with the same request is the same booking, however often it arrives. */
  idempotencyKey?: string
  /** The series that this one goes on with. */
  continues?: string
  /** What others come to, and where, if it is in no room of the house. */
  meeting?: string
  elsewhere?: string
  /** In which group's name; without it who sends the request is asked. */
  inName?: InName
  /** The address was proved before. */
  isProved?: boolean
  /** What happens together with it, told its id. */
  beside?: (id: string) => Write[]
}

/**
 * Asks for a slot, or for all slots of a series, and holds them: two reads, one write (more where a series is longer than
 * `mostWrites`). Refuses with what the rooms or the limits do not allow, with `room-taken` and the nearest free slots, with
 * `date-exists` (the meeting has such a date), `too-many-bookings` (it has very many), or with `key-used-before` (another request under the same key).
 */
export async function requestBooking(ctx: Context, actor: Actor, asking: Requesting): Promise<Booking> {
  const asked = await inItsName(ctx, actor, asking)
  const { idempotencyKey: key, house } = asked
  const secret = await ctx.secret()
  const id = key === undefined ? ctx.newId() : derivedId(secret, 'booking', `${house}\n${key}`)
  try {
    return await retryIfChanged(() => enterRequest(ctx, actor, { ...asked, id }), 12)
  } catch (error) {
    const earlier =
      key !== undefined && error instanceof Refusal ? await readBooking(ctx.table, id) : undefined
    if (earlier === undefined) throw error
    if (earlier.fingerprint === fingerprintOf(asked.request)) return earlier
    throw new Refusal('conflict', 'key-used-before')
  }
}

type NamedAsking = Requesting & { request: BookingRequest }

/** In a group's name it is the host's request, who is known there. */
async function inItsName(ctx: Context, actor: Actor, asked: Requesting): Promise<NamedAsking> {
  const { house, request } = asked
  if (request.group === undefined) {
    if (request.contact === undefined) throw invalidField('/contact')
    return { ...asked, request: { ...request, contact: request.contact } }
  }
  const inName = asked.inName ?? (await askInName(ctx, actor, { ...request, house, group: request.group }))
  const { groupName, contact, language = 'de', isProved } = inName
  return { ...asked, request: { language, ...request, groupName, contact }, inName, isProved }
}

async function enterRequest(
  ctx: Context,
  actor: Actor,
  asked: NamedAsking & { id: string },
): Promise<Booking> {
  const { request } = asked
  const contactId = await contactIdOf(ctx, request.contact, asked.id, request.group)
  const [file, ledger = newLedger(contactId), under] = await Promise.all([
    loadRooms(ctx, asked.house),
    readLedger(ctx.table, asked.house, contactId),
    loadUnderMeeting(ctx, asked),
  ])
  const { house, managers } = file
  const byManager = mayManage(managers, actor)
  if (request.approve && !byManager) throw new Refusal('forbidden', 'not-allowed', { pointer: '/approve' })
  const rooms = pickRooms(file.rooms, request.rooms)
  const terms = { house, rooms, now: ctx.now(), byManager }
  const isLimited = ctx.settings.rateLimits && !byManager
  const wanted = await datesOfRequest(house, request)
  const limits = isLimited ? limitsOfRequest(actor, { ...asked, house, dates: wanted.dates }) : []
  const refusal =
    together([
      byManager ? undefined : contactRefusal(request.contact),
      headsRefusal(request.attendees, rooms),
      seriesRefusal(request, wanted),
      request.repeat ? wholeRefusal(request, terms) : whenRefusal(request, terms),
    ]) ??
    underRefusal(under, { ...request, ...wanted }) ??
    (isLimited ? limitRefusal(ledger, terms) : undefined) ??
    // A long series would be claimed date by date before the write that counts it.
    (isLimited && request.repeat ? await spentOf(ctx, limits) : undefined)
  if (refusal) throw refusal
  const most = isLimited ? mostOf(house) : undefined
  const named = { ...asked, contactId, line: ctx.newId(), under }
  const trusted = await isKnown(ctx, named, file)
  return claimWanted(ctx, actor, { file, terms, wanted, named, ledger, trusted, most, limits })
}

/** Whether the house trusts who asks; looked up only where that decides about a proved request. */
async function isKnown(ctx: Context, { inName, isProved, ...named }: Named, { rooms }: HouseWithRooms) {
  if (inName !== undefined) return inName.trusted
  const { request, meeting } = named
  const booking = { ...named, ...request, meeting }
  return isProved === true && (await consentTerms(ctx, { booking, rooms }, [{}])).trusted
}

type Named = NamedRequest & Requesting & { under: UnderMeeting | undefined }

interface Claiming {
  file: HouseWithRooms
  terms: RequestTerms
  wanted: SeriesDates
  named: Named
  ledger: Ledger
  trusted: boolean
  most: { open: number; aDay: number } | undefined
  limits: readonly Limit[]
}

const tries = 5

/**
 * Takes what is wanted without looking first. Where somebody is in the way, all is refused (`all`), or what is not free is left
 * to those who have it and the rest is tried again (`free`).
 */
async function claimWanted(ctx: Context, actor: Actor, claiming: Claiming): Promise<Booking> {
  const { terms, wanted, named, file } = claiming
  const { request } = named
  const known = new Map<string, Refused>()
  for (const date of wanted.dates) {
    const use = useOfRequest({ ...request, ...date })
    const refused = request.repeat && notAllowed(use, terms.rooms, { ...terms, zone: terms.house.timeZone })
    if (refused) known.set(date.key, refused)
  }
  const isOpen = ({ key }: WantedDate) => !known.has(key)
  for (const key of await overLimit(ctx, claiming, wanted.dates.filter(isOpen)))
    known.set(key, { code: 'over-limit' })
  for (let count = 1; ; count++) {
    const isAll = request.repeat === undefined || request.repeat.mode === 'all'
    if (known.size > (isAll ? 0 : wanted.dates.length - 1))
      throw takenRefusal(await preview(ctx, claiming), known)
    try {
      return await enter(ctx, actor, claiming, known)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'room-taken') throw error
      if (request.repeat === undefined) return withAlternatives(ctx, error, request, file, request.rooms)
      if (isAll || count === tries) throw takenRefusal(await preview(ctx, claiming), known)
      for (const { key, refused } of await preview(ctx, claiming)) if (refused) known.set(key, refused)
    }
  }
}

/** In a series of which some dates will do, those that the limits of the house leave no room for. */
async function overLimit(
  ctx: Context,
  { terms, named: { request, contactId } }: Claiming,
  dates: readonly WantedDate[],
): Promise<Iterable<string>> {
  if (terms.byManager || request.repeat?.mode !== 'free') return []
  return beyondLimits(ctx, terms.house, { contactId, dates, together: true })
}

async function enter(
  ctx: Context,
  actor: Actor,
  { file, terms, wanted, named, ledger, trusted, most, limits }: Claiming,
  refused: ReadonlyMap<string, Refused>,
): Promise<Booking> {
  const { house } = file
  const state = firstState(named.request, {
    ...terms,
    isProved: named.isProved ?? false,
    trusted,
    meeting: named.meeting,
  })
  const heldFor = limits.length > 0 ? heldForOf(actor, { ...named, dates: wanted.dates }) : undefined
  const after = newBooking({ ...named, heldFor }, wanted.dates, {
    ...terms,
    refused,
    actor: namedIn(file.managers, actor),
    state,
  })
  const entering = enteringWrite({
    house: house.id,
    id: after.id,
    ledger,
    now: terms.now,
    isOpen: isUndecided(after),
    isProved: isProved(after),
    most,
    refuse: () => openLimit(house),
  })
  const counted = limits.map((limit) => spendWrite(limit, terms.now))
  const beside = [
    entering,
    ...counted,
    ...anotherWrites(house.id, named.under),
    ...(named.beside?.(after.id) ?? []),
  ]
  const outcome = await carryOut(ctx, { ...file, before: undefined, after, beside })
  return outcome !== 'done' ? ((await readBooking(ctx.table, after.id)) ?? after) : after
}

function preview(ctx: Context, { file, terms, wanted, named }: Claiming): Promise<PreviewedDate[]> {
  return previewDates(ctx, named.request, wanted.dates, { ...terms, all: file.rooms })
}
