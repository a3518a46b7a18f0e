import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { jsonApi } from '../../shared/http/api.ts'
import { agree } from './actions/agree.ts'
import { endGroup } from './actions/end-group.ts'
import { changeGroup } from './actions/change-group.ts'
import { confirmGroup } from './actions/confirm-group.ts'
import { foundGroup } from './actions/found-group.ts'
import { writeToAll } from './actions/write-to-all.ts'
import { openGroup } from './actions/load.ts'
import { takeOver } from './actions/take-over.ts'
import { leaveGroup } from './actions/leave-group.ts'
import { giveRole } from './actions/give-role.ts'
import { letIn } from './actions/let-in.ts'
import { addPerson } from './actions/add-person.ts'
import { joinGroup } from './actions/join-group.ts'
import { ownHref } from './actions/links.ts'
import { listPeople, peopleFor } from './actions/list-people.ts'
import { listGroups } from './actions/list-groups.ts'
import { trustIn } from './actions/trust.ts'
import { withdrawReport } from './actions/withdraw-report.ts'
import { reportGroup } from './actions/report-group.ts'
import { trustByRule } from './actions/trust-by-rule.ts'
import { giveTrust } from './actions/give-trust.ts'
import { vouchNoLonger } from './actions/vouch-no-longer.ts'
import { vouchFor } from './actions/vouch-for.ts'
import { capability } from './contract.ts'
import { mayIn, rightsOf } from './rules/rights.ts'

/** What somebody is called of whom a host knows but the address. */
const nameOf = (email: string) => email.slice(0, email.indexOf('@')).slice(0, 80)

export const api = jsonApi(capability.routes, {
  foundGroup: async (ctx, { actor, params, body: { host, language, ...words } }) => {
    const { group, self } = await foundGroup(ctx, actor, { house: params.house, words, host, language })
    const { token, url } = await ownHref(ctx, self)
    return { id: group.id, state: group.state, manageToken: token, manageUrl: url }
  },
  listGroups: async (ctx, { params, query }) => {
    const { groups, next } = await listGroups(ctx, { ...params, ...query })
    return { groups, ...(next === undefined ? {} : { next }) }
  },
  getGroup: (ctx, { actor, params }) => view(ctx, actor, params.id),
  changeGroup: async (ctx, { actor, params, body: { version, ...change } }) => {
    await changeGroup(ctx, actor, { id: params.id, change, version })
    return view(ctx, actor, params.id)
  },
  endGroup: async (ctx, { actor, params }) => {
    await endGroup(ctx, actor, params.id)
    return {}
  },
  trustGroup: async (ctx, { actor, params, body }) => {
    await giveTrust(ctx, actor, { ...params, ...body })
    return {}
  },
  trustByRule: async (ctx, { actor, params }) => {
    await trustByRule(ctx, actor, params.id)
    return {}
  },
  reportGroup: async (ctx, { actor, params, body }) => {
    await reportGroup(ctx, actor, { ...params, ...body })
    return {}
  },
  withdrawReport: async (ctx, { actor, params, query }) => {
    await withdrawReport(ctx, actor, { ...params, ...query })
    return {}
  },
  vouchForGroup: async (ctx, { actor, params, body: { group, vouch } }) => {
    await (vouch ? vouchFor : vouchNoLonger)(ctx, actor, { ...params, group })
    return {}
  },
  agreeForGroup: async (ctx, { actor, params, body }) => {
    await agree(ctx, actor, { ...params, ...body })
    return {}
  },
  confirmGroup: async (ctx, { actor, params }) => {
    await confirmGroup(ctx, actor, params.id)
    return {}
  },
  listMembers: async (ctx, { actor, params }) => ({
    members: (await listPeople(ctx, actor, params.id)).people,
  }),
  addMember: async (ctx, { actor, params, body: { role, language, ...who } }) => {
    const { id, state } = await addPerson(ctx, actor, { id: params.id, who, role, language })
    return { id, state }
  },
  inviteMember: async (ctx, { actor, params, body: { email, language } }) => {
    await addPerson(ctx, actor, { id: params.id, who: { name: nameOf(email), email }, language })
    return {}
  },
  joinGroup: async (ctx, { actor, params, body: { language, ...who } }) => {
    const member = await joinGroup(ctx, actor, { id: params.id, who, language })
    const { token, url } = await ownHref(ctx, member)
    return { id: member.id, state: member.state, manageToken: token, manageUrl: url }
  },
  writeToAll: async (ctx, { actor, params, body }) => ({
    recipients: await writeToAll(ctx, actor, { ...params, ...body }),
  }),
  giveRole: async (ctx, { actor, params, body }) => {
    await giveRole(ctx, actor, { ...params, ...body })
    return {}
  },
  letMemberIn: async (ctx, { actor, params }) => {
    await letIn(ctx, actor, params)
    return {}
  },
  removeMember: async (ctx, { actor, params, query }) => {
    const { successor, anyway } = query
    await leaveGroup(ctx, actor, { ...params, successor, anyway: anyway !== undefined })
  },
  takeOver: async (ctx, { actor, params }) => {
    await takeOver(ctx, actor, params.id)
    return {}
  },
  groupRights: async (ctx, { actor, params }) => {
    const { group, standing } = await openGroup(ctx, actor, params.id)
    return { standing, rights: rightsOf(group, standing) }
  },
})

async function view(ctx: Context, actor: Actor, id: string) {
  const opened = await openGroup(ctx, actor, id)
  const { group, standing, people, file } = opened
  const hosts = people.filter(({ state, role }) => state === 'member' && role === 'host')
  const isInside = mayIn(group, standing, 'see-people')
  const { notes, version, ...shown } = group
  const trust = await trustIn(ctx, file, group)
  return {
    ...shown,
    trust: isInside ? trust : { trusted: trust.trusted },
    hosts: hosts.map(({ name }) => name),
    ...(isInside ? { notes, version, people: peopleFor(opened), record: group } : {}),
  }
}
