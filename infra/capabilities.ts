import { capability as bookings } from '../functions/bookings/contract.ts'
import { capability as contacts } from '../functions/contacts/contract.ts'
import { capability as feeds } from '../functions/feeds/contract.ts'
import { capability as houses } from '../functions/houses/contract.ts'
import { capability as identity } from '../functions/identity/contract.ts'
import { capability as notifications } from '../functions/notifications/contract.ts'
import { capability as rooms } from '../functions/rooms/contract.ts'
import { capability as site } from '../functions/site/contract.ts'
import { capability as waitlist } from '../functions/waitlist/contract.ts'
import { capability as blocks } from '../functions/blocks/contract.ts'
import { capability as imports } from '../functions/imports/contract.ts'
import { capability as selfService } from '../functions/self-service/contract.ts'
import { capability as requestForm } from '../functions/request-form/contract.ts'
import { capability as backOffice } from '../functions/back-office/contract.ts'
import type { Capability } from '../shared/http/contract.ts'

/** The slices of the product in their order; all that is known here of `functions` is what their contracts say. */
export const capabilities: readonly Capability[] = [
  identity,
  houses,
  rooms,
  contacts,
  waitlist,
  bookings,
  blocks,
  imports,
  selfService,
  requestForm,
  backOffice,
  feeds,
  notifications,
  site,
]
