import type { Capability } from '../shared/http/contract.ts'
import { capability as asks } from './asks/contract.ts'
import { capability as attendances } from './attendances/contract.ts'
import { capability as backOffice } from './back-office/contract.ts'
import { capability as blocks } from './blocks/contract.ts'
import { capability as bookings } from './bookings/contract.ts'
import { capability as bookingsApi } from './bookings-api/contract.ts'
import { capability as contacts } from './contacts/contract.ts'
import { capability as duties } from './duties/contract.ts'
import { capability as feeds } from './feeds/contract.ts'
import { capability as followers } from './followers/contract.ts'
import { capability as groupPages } from './group-pages/contract.ts'
import { capability as groups } from './groups/contract.ts'
import { capability as hosting } from './hosting/contract.ts'
import { capability as houses } from './houses/contract.ts'
import { capability as identity } from './identity/contract.ts'
import { capability as imports } from './imports/contract.ts'
import { capability as legal } from './legal/contract.ts'
import { capability as meetings } from './meetings/contract.ts'
import { capability as meetingsApi } from './meetings-api/contract.ts'
import { capability as myData } from './my-data/contract.ts'
import { capability as notifications } from './notifications/contract.ts'
import { capability as premises } from './premises/contract.ts'
import { capability as photos } from './photos/contract.ts'
import { capability as pulses } from './pulses/contract.ts'
import { capability as programme } from './programme/contract.ts'
import { capability as requestForm } from './request-form/contract.ts'
import { capability as rooms } from './rooms/contract.ts'
import { capability as search } from './search/contract.ts'
import { capability as selfService } from './self-service/contract.ts'
import { capability as site } from './site/contract.ts'
import { capability as suggestions } from './suggestions/contract.ts'
import { capability as waitlist } from './waitlist/contract.ts'

/**
 * The product: every capability, once, in the order in which the slices stand (each sees only those before it). A folder
 * `functions/<name>` and a line here are all that a capability takes; whoever reads the list takes it as a parameter, so that a
 * test can pass a longer one.
 */
export const capabilities: readonly Capability[] = [
  identity,
  houses,
  photos,
  rooms,
  legal,
  contacts,
  groups,
  waitlist,
  bookings,
  asks,
  pulses,
  premises,
  blocks,
  bookingsApi,
  imports,
  meetings,
  attendances,
  duties,
  followers,
  suggestions,
  meetingsApi,
  programme,
  hosting,
  groupPages,
  selfService,
  requestForm,
  search,
  backOffice,
  feeds,
  notifications,
  myData,
  site,
]
