import { lateApi } from '../../shared/http/late-api.ts'
import type { Endpoints } from '../../shared/http/request.ts'
import { jsonRoutes as asks } from '../asks/contract/json.ts'
import { jsonRoutes as blocks } from '../blocks/contract/json.ts'
import { jsonRoutes as bookings } from '../bookings/contract/json.ts'
import { jsonRoutes as contacts } from '../contacts/contract/json.ts'
import { jsonRoutes as houses } from '../houses/contract/json.ts'
import { jsonRoutes as identity } from '../identity/contract/json.ts'
import { jsonRoutes as pulses } from '../pulses/contract/json.ts'
import { jsonRoutes as rooms } from '../rooms/contract/json.ts'
import { jsonRoutes as waitlist } from '../waitlist/contract.ts'

export const api: Endpoints = new Map([
  ...lateApi(bookings, () => import('./api/bookings.ts')),
  ...lateApi(waitlist, () => import('./api/waitlist.ts')),
  ...lateApi(asks, () => import('./api/asks.ts')),
  ...lateApi(pulses, () => import('./api/pulses.ts')),
  ...lateApi(identity, () => import('./api/identity.ts')),
  ...lateApi(houses, () => import('./api/houses.ts')),
  ...lateApi(rooms, () => import('./api/rooms.ts')),
  ...lateApi(contacts, () => import('./api/contacts.ts')),
  ...lateApi(blocks, () => import('./api/blocks.ts')),
])
