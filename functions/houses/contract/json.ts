import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { LocalDate } from '../../../shared/time/civil.ts'
import { Absence, HouseId, HousePage, Manager, NewAbsence } from '../schema.ts'
import { agreementRoutes } from './agreements.ts'
import { HousesAsked, InHouse, managed, managersOnly } from './parts.ts'

const AbsenceView = z.omit(Absence, { house: true })
const inHouse = { access: 'signed-in', params: InHouse, refusals: managed } as const

export const jsonRoutes = {
  listHouses: {
    method: 'GET',
    path: '/api/houses',
    access: 'anyone',
    summary: 'All houses with their rooms, in pages, or those that are found by beginnings of words.',
    query: HousesAsked,
    answer: { status: 200, schema: HousePage },
    refusals: [],
  },
  readTeam: {
    ...inHouse,
    method: 'GET',
    path: '/api/houses/{house}/team',
    summary: 'Who runs the house, who is away when, and who decides today.',
    answer: {
      status: 200,
      schema: z.object({
        team: z.array(z.pick(Manager, { person: true, name: true, email: true, role: true })),
        absences: z.array(AbsenceView),
        /** Persons; who stands in does so up to and including `until`. */
        decidesToday: z.array(z.object({ person: z.string(), until: z.optional(LocalDate) })),
      }),
    },
  },
  addAbsence: {
    ...inHouse,
    method: 'POST',
    path: '/api/houses/{house}/absences',
    summary: 'Somebody of the team is away; both dates are included. A new deputy joins the team.',
    body: NewAbsence,
    refusals: [...managersOnly, 'too-many-requests', 'absences-enough', 'team-full', 'changed-meanwhile'],
    answer: { status: 201, schema: AbsenceView },
  },
  removeAbsence: {
    method: 'DELETE',
    path: '/api/houses/{house}/absences/{id}',
    access: 'signed-in',
    summary: 'Somebody is not away after all.',
    params: z.object({ house: HouseId, id: Id }),
    answer: { status: 204 },
    refusals: managersOnly,
  },
  ...agreementRoutes,
} as const satisfies Record<string, Route>
