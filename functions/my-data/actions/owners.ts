import { ownedAsks } from '../../asks/actions/owned.ts'
import { ownedAttendances } from '../../attendances/actions/owned.ts'
import { ownedBookings } from '../../bookings/actions/owned.ts'
import { ownedOffers } from '../../bookings/actions/owned-offers.ts'
import { ownedLedgers, ownedTrust, ownedUsage } from '../../contacts/actions/owned.ts'
import { ownedDuties } from '../../duties/actions/owned.ts'
import { ownedCalendars } from '../../feeds/actions/own/owned.ts'
import { ownedFollowing } from '../../followers/actions/owned.ts'
import { ownedLetters, ownedMemberships } from '../../groups/actions/owned.ts'
import { ownedRoles, ownedTeamSteps } from '../../houses/actions/owned.ts'
import { ownedBadAddresses, ownedPerson, ownedSessions, ownedSignIns } from '../../identity/actions/owned.ts'
import { ownedMeetings } from '../../meetings/actions/owned.ts'
import { ownedMails } from '../../notifications/actions/owned.ts'
import { ownedPlaces } from '../../waitlist/actions/owned.ts'
import type { Owned } from '../../../shared/owned.ts'

/**
 * Everything that may hold somebody's address, once; in the order in which it is forgotten: a meeting before the bookings under it,
 * so that whoever comes hears of one change, and what is counted after what counts.
 */
export const owners: readonly Owned[] = [
  ownedMeetings,
  ownedBookings,
  ownedAsks,
  ownedOffers,
  ownedPlaces,
  ownedAttendances,
  ownedDuties,
  ownedFollowing,
  ownedCalendars,
  ownedLetters,
  ownedMemberships,
  ownedMails,
  ownedBadAddresses,
  ownedLedgers,
  ownedTrust,
  ownedUsage,
  ownedSessions,
  ownedRoles,
  ownedTeamSteps,
  ownedPerson,
  ownedSignIns,
]
