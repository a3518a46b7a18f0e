import { Email, Phone } from '../../../shared/reach.ts'
import { Id, LanguageCode } from '../../../shared/text-shapes.ts'
import { Language } from '../../../shared/language.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import type { SchemaNames } from '../../../shared/openapi.ts'
import { AskView } from '../../asks/contract/json.ts'
import { Slot } from '../../asks/schema.ts'
import { AttendanceView, NewAttendance } from '../../attendances/contract/json.ts'
import { Block } from '../../blocks/schema.ts'
import { AcceptedPlaceView } from '../../bookings/contract/json.ts'
import {
  Alternative,
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
import { DutiesView, TakenView, TallyView } from '../../duties/contract/json.ts'
import { GroupChange, GroupView, NewGroup, PersonView } from '../../groups/contract/json.ts'
import { HouseId, Tags } from '../../houses/schema.ts'
import { DateView, MeetingView, NewMeetingView, ProgrammeView } from '../../meetings/contract/parts.ts'
import { Registration } from '../../meetings/schema/registration.ts'
import { Venue } from '../../meetings/schema/venue.ts'
import { SomeWords, Words, WordsByLanguage } from '../../meetings/schema.ts'
import { StoredDataView } from '../../my-data/contract/parts.ts'
import { DayOfRoom, PublicHouse, PublicRoom } from '../../rooms/contract/json.ts'
import { Around, QuarterEnd, QuarterTime, RoomId, RoomIds, Span, WeekHours } from '../../rooms/schema.ts'
import { SuggestionsView, SuggestionView } from '../../suggestions/contract/json.ts'
import { NewPlaceView, PlaceView } from '../../waitlist/contract.ts'

/** What the nouns of the API are called in its description. */
export const names: SchemaNames = {
  Id,
  Email,
  Phone,
  Language,
  LanguageCode,
  Tags,
  LocalDate,
  LocalTime,
  EndTime,
  QuarterTime,
  QuarterEnd,
  Instant,
  HouseId,
  RoomId,
  RoomIds,
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
  Minutes: Around,
  Alternative,
  Block,
  Place: PlaceView,
  NewPlace: NewPlaceView,
  AcceptedPlace: AcceptedPlaceView,
  Meeting: MeetingView,
  NewMeeting: NewMeetingView,
  MeetingDate: DateView,
  Programme: ProgrammeView,
  Words,
  SomeWords,
  WordsByLanguage,
  Venue,
  Registration,
  Attendance: AttendanceView,
  NewAttendance,
  Duties: DutiesView,
  TakenDuty: TakenView,
  Tally: TallyView,
  Suggestion: SuggestionView,
  Suggestions: SuggestionsView,
  Group: GroupView,
  Person: PersonView,
  Ask: AskView,
  Slot,
  StoredData: StoredDataView,
  GroupChange,
  NewGroup,
}
