import { Email, Phone } from '../../../shared/reach.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import type { SchemaNames } from '../../../shared/openapi.ts'
import { AskView } from '../../asks/contract/json.ts'
import { AttendanceView } from '../../attendances/contract/json.ts'
import { Block } from '../../blocks/schema.ts'
import {
  BookingView,
  Details,
  HistoryView,
  Key,
  NewBookingView,
  OccurrenceView,
} from '../../bookings/contract/parts.ts'
import { BookingState, HeldSlot, OccurrenceState, Refused } from '../../bookings/schema/occurrence.ts'
import { ExtraDate, Repeat } from '../../bookings/schema/series.ts'
import { FieldChange } from '../../bookings/schema.ts'
import { Contact, Doer } from '../../contacts/schema.ts'
import { GroupChange, GroupView, NewGroup, PersonView } from '../../groups/contract/json.ts'
import { HouseId } from '../../houses/schema.ts'
import { DateView, MeetingView, NewMeetingView, ProgrammeView } from '../../meetings/contract/parts.ts'
import { Registration } from '../../meetings/schema/registration.ts'
import { Venue } from '../../meetings/schema/venue.ts'
import { Words, WordsByLanguage } from '../../meetings/schema.ts'
import { DayOfRoom, PublicHouse, PublicRoom } from '../../rooms/contract.ts'
import { QuarterEnd, QuarterTime, RoomId, Span, WeekHours } from '../../rooms/schema.ts'
import { PlaceView } from '../../waitlist/contract.ts'

/** What the nouns of the API are called in its description. */
export const names: SchemaNames = {
  Id,
  Email,
  Phone,
  LocalDate,
  LocalTime,
  EndTime,
  QuarterTime,
  QuarterEnd,
  Instant,
  HouseId,
  RoomId,
  DateKey: Key,
  Contact,
  Doer,
  House: PublicHouse,
  Room: PublicRoom,
  Span,
  WeekHours,
  DayOfRoom,
  Booking: BookingView,
  NewBooking: NewBookingView,
  BookingDate: OccurrenceView,
  BookingState,
  DateState: OccurrenceState,
  BookingDetails: Details,
  HeldSlot,
  Refused,
  HistoryEntry: HistoryView,
  FieldChange,
  Repeat,
  ExtraDate,
  Block,
  Place: PlaceView,
  Meeting: MeetingView,
  NewMeeting: NewMeetingView,
  MeetingDate: DateView,
  Programme: ProgrammeView,
  Words,
  WordsByLanguage,
  Venue,
  Registration,
  Attendance: AttendanceView,
  Group: GroupView,
  Person: PersonView,
  Ask: AskView,
  GroupChange,
  NewGroup,
}
