import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { idPattern } from '../../../shared/ids.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { HouseId, NewAbsence, NewMember } from '../schema.ts'
import { InHouse, managed, managersOnly, page } from './parts.ts'

const OfAbsence = z.object({ house: HouseId, id: Id })
const inHouse = { access: 'signed-in', params: InHouse, refusals: managed } as const

/** The pages of who runs the house, and who decides while somebody is away. */
export const teamRoutes = {
  teamPage: {
    ...inHouse,
    method: 'GET',
    path: '/manage/{house}/team',
    summary: 'Who runs the house, who decides today, and the form for who goes away.',
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
    answer: page,
  },
  sendAbsence: {
    ...inHouse,
    method: 'POST',
    path: '/manage/{house}/team',
    summary: 'Somebody is away.',
    body: z.extend(z.omit(NewAbsence, { deputy: true }), {
      /** A person of the team, or `new`. */
      deputy: z.optional(z.string().check(z.maxLength(80))),
      newName: z.optional(NewMember.shape.name),
      newEmail: z.optional(NewMember.shape.email),
    }),
    answer: page,
    refusals: [...managersOnly, 'too-many-requests', 'absences-enough', 'team-full', 'changed-meanwhile'],
  },
  sendAbsenceRemoval: {
    method: 'POST',
    path: '/manage/{house}/team/absences/{id}/remove',
    access: 'signed-in',
    summary: 'Is not away after all.',
    params: OfAbsence,
    answer: page,
    refusals: managersOnly,
  },
  newMemberPage: {
    ...inHouse,
    method: 'GET',
    path: '/manage/{house}/team/new',
    summary: 'Form: somebody joins the team, or gets another role.',
    answer: page,
    refusals: managersOnly,
  },
  addToTeam: {
    ...inHouse,
    method: 'POST',
    path: '/manage/{house}/team/new',
    summary: 'Somebody joins the team.',
    body: NewMember,
    answer: page,
    refusals: [...managersOnly, 'last-manager', 'team-full', 'too-many-requests', 'changed-meanwhile'],
  },
  removeFromTeam: {
    method: 'POST',
    path: '/manage/{house}/team/{person}/remove',
    access: 'signed-in',
    summary: 'Somebody leaves the team.',
    params: z.object({ house: HouseId, person: z.string().check(z.regex(idPattern)) }),
    answer: page,
    refusals: [...managersOnly, 'last-manager', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
