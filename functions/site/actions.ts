import { openApiOf } from '../../shared/openapi.ts'
import { capability as bookings } from '../bookings/contract.ts'
import { capability as contacts } from '../contacts/contract.ts'
import { capability as feeds } from '../feeds/contract.ts'
import { capability as houses } from '../houses/contract.ts'
import { capability as identity } from '../identity/contract.ts'
import { capability as notifications } from '../notifications/contract.ts'
import { capability as rooms } from '../rooms/contract.ts'
import { capability as waitlist } from '../waitlist/contract.ts'
import { capability as blocks } from '../blocks/contract.ts'
import { capability as imports } from '../imports/contract.ts'
import { capability as selfService } from '../self-service/contract.ts'
import { capability as requestForm } from '../request-form/contract.ts'
import { capability as backOffice } from '../back-office/contract.ts'
import { capability as site } from './contract.ts'

const capabilities = [
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

let made: ReturnType<typeof openApiOf> | undefined

/** The description of the whole API; it follows from the contracts alone, so it is made once per process. */
export function openApi(): ReturnType<typeof openApiOf> {
  made ??= openApiOf(capabilities, {
    title: 'Treffpunkt',
    version: '1.0.0',
    description:
      'Rooms of neighbourhood meeting places: what is free, asking for a room, deciding. Times are local to the house.',
  })
  return made
}
