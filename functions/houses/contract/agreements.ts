import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { HouseId } from '../schema.ts'
import { Agreement, AgreementHead, AgreementWords } from '../schema/agreement.ts'
import { InHouse, managersOnly } from './parts.ts'

/** The version that was shown; without it, whatever stands there is replaced. */
const WrittenAgreement = z.extend(AgreementWords, { version: z.optional(z.int()) })
const OfAgreement = z.object({ house: HouseId, agreement: Id })
const written = {
  method: 'POST',
  access: 'signed-in',
  answer: { status: 200, schema: AgreementHead },
  refusals: [...managersOnly, 'changed-meanwhile', 'agreements-enough'],
} as const

/** What groups of a house agree to. */
export const agreementRoutes = {
  listAgreements: {
    method: 'GET',
    path: '/api/houses/{house}/agreements',
    access: 'anyone',
    summary: 'What groups of the house agree to, in its words.',
    params: InHouse,
    answer: { status: 200, schema: z.object({ agreements: z.array(z.omit(Agreement, { house: true })) }) },
    refusals: ['not-found'],
  },
  writeAgreement: {
    ...written,
    path: '/api/houses/{house}/agreements',
    summary: 'Something new to agree to.',
    params: InHouse,
    body: AgreementWords,
  },
  changeAgreement: {
    ...written,
    path: '/api/houses/{house}/agreements/{agreement}',
    summary: 'Other words: the hosts of all groups are asked again.',
    params: OfAgreement,
    body: WrittenAgreement,
  },
  removeAgreement: {
    ...written,
    method: 'DELETE',
    path: '/api/houses/{house}/agreements/{agreement}',
    summary: 'Nobody has to agree to it any more.',
    params: OfAgreement,
    answer: { status: 204 },
    refusals: [...managersOnly, 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
