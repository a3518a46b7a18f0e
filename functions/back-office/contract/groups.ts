import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id, Line } from '../../../shared/text-shapes.ts'
import { ReportForm } from '../../groups/contract/trust.ts'
import { AgreementWords } from '../../houses/schema/agreement.ts'
import { Report } from '../../groups/schema/trust.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import { InHouse, managed, ManagedById, managersOnly, page } from '../../houses/contract/parts.ts'

/** Why a group is trusted, or no longer: it is shown. */
export const TrustForm = z.object({ reason: Line(200) })

/** The version that was shown: who saw other words is asked to look again. */
export const AgreementForm = z.extend(AgreementWords, { version: z.int() })
const OfAgreement = z.extend(InHouse, { agreement: Id })

const of = { access: 'signed-in', answer: page, refusals: managed } as const

export const groupRoutes = {
  managedGroups: {
    ...of,
    method: 'GET',
    path: groupPaths.managed,
    summary: 'The groups of the house: whom to call, whom to trust.',
    params: InHouse,
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))), from: z.optional(Id) }),
  },
  sendGroupStep: {
    ...of,
    method: 'POST',
    path: `${groupPaths.managed}/{id}/{step}`,
    params: z.extend(ManagedById, { step: z.enum(['confirm', 'decline', 'end', 'rule']) }),
    summary:
      'Shows a group after a call, or does not; ends one; or lets the rules of the house decide on trust again.',
    refusals: [...managed, 'group-shown', 'group-ended', 'changed-meanwhile'],
  },
  sendGroupTrust: {
    ...of,
    method: 'POST',
    path: `${groupPaths.managed}/{id}/trust/{trusted}`,
    params: z.extend(ManagedById, { trusted: z.enum(['yes', 'no']) }),
    body: TrustForm,
    summary: 'Trusts a group, or no longer, and says why.',
    refusals: [...managed, 'group-ended', 'changed-meanwhile'],
  },
  sendGroupReport: {
    ...of,
    method: 'POST',
    path: `${groupPaths.managed}/{id}/reports/new`,
    params: ManagedById,
    body: ReportForm,
    summary: 'Reports that nobody came, or that the room was left untidy.',
    refusals: [...managed, 'group-ended', 'changed-meanwhile'],
  },
  sendReportBack: {
    ...of,
    method: 'POST',
    path: `${groupPaths.managed}/{id}/reports/{kind}/{date}/back`,
    params: z.extend(ManagedById, { kind: Report.shape.kind, date: Report.shape.date }),
    summary: 'The report was a mistake.',
    refusals: [...managed, 'group-ended', 'changed-meanwhile'],
  },
  agreementsPage: {
    ...of,
    method: 'GET',
    path: groupPaths.agreements,
    summary: 'What groups of the house agree to.',
    params: InHouse,
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
    refusals: managersOnly,
  },
  sendNewAgreement: {
    ...of,
    method: 'POST',
    path: groupPaths.agreements,
    params: InHouse,
    body: AgreementWords,
    summary: 'Something new to agree to.',
    refusals: [...managersOnly, 'agreements-enough', 'changed-meanwhile'],
  },
  sendAgreement: {
    ...of,
    method: 'POST',
    path: `${groupPaths.agreements}/{agreement}/change`,
    params: OfAgreement,
    body: AgreementForm,
    summary: 'Other words: the hosts of all groups are asked again.',
    refusals: [...managersOnly, 'changed-meanwhile'],
  },
  sendAgreementGone: {
    ...of,
    method: 'POST',
    path: `${groupPaths.agreements}/{agreement}/remove`,
    params: OfAgreement,
    summary: 'Nobody has to agree to it any more.',
    refusals: [...managersOnly, 'changed-meanwhile'],
  },
} as const satisfies Record<string, Route>
