import type { Endpoints } from '../../shared/http/request.ts'
import { api as asks } from './api/asks.ts'
import { api as bookings } from './api/bookings.ts'
import { api as identity } from './api/identity.ts'
import { api as pulses } from './api/pulses.ts'
import { api as waitlist } from './api/waitlist.ts'

export const api: Endpoints = new Map([...bookings, ...waitlist, ...asks, ...pulses, ...identity])
