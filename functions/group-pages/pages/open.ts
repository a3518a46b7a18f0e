import type { Context } from '../../../shared/context.ts'
import { Entered, enteredOf } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { sendOnce } from '../../../shared/http/sent-before.ts'
import type { Language } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { founderOf, foundGroup, isStillFounded } from '../../groups/actions/found-group.ts'
import { isIn, openGroup } from '../../groups/actions/load.ts'
import { joinGroup } from '../../groups/actions/join-group.ts'
import { ownHref } from '../../groups/actions/links.ts'
import { listGroups } from '../../groups/actions/list-groups.ts'
import { withReachAsked } from '../../contacts/rules/contact.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { pageRoutes } from '../contract/pages.ts'
import { foundView } from '../views/found.ts'
import { groupView } from '../views/group.ts'
import { groupHref } from '../views/links.ts'
import { listView } from '../views/list.ts'
import { nextOf } from './next.ts'

const { groupsPage, foundGroupPage, sendFoundGroup, groupPage, sendJoinGroup } = pageRoutes

/** What everybody sees of groups. */
export const openPages = pagesOf(
  { groupsPage, foundGroupPage, sendFoundGroup, groupPage, sendJoinGroup },
  {
    groupsPage: async (ctx, { params, query, language }) => {
      const { file, groups, next } = await listGroups(ctx, { ...params, ...query })
      return html(listView({ language, house: file.house, groups, next, ...query }))
    },

    foundGroupPage: (ctx, { params, language }) =>
      showFound(
        ctx,
        { ...params, language },
        { entered: enteredOf({ joining: 'request', key: ctx.newId() }) },
      ),

    sendFoundGroup: (ctx, asked) => {
      const { params, actor, language } = asked
      const form = withReachAsked(asked.form, '/host')
      return answerForm(
        { form },
        {
          accepted: ({ host, key = ctx.newId(), languages = [], audience = [], ...words }) => {
            const founding = { words: { ...words, languages, audience }, host, language }
            const sent = { cookies: asked.cookies, path: href(sendFoundGroup, params), asked: founding }
            return sendOnce(ctx, sent, {
              send: async () => (await foundGroup(ctx, actor, { ...params, ...founding, key })).group.id,
              stands: (id) => isStillFounded(ctx, id),
              path: async (group) => {
                const founder = { ...params, group, id: await founderOf(ctx, group) }
                return `${(await ownHref(ctx, founder)).path}?done=founded`
              },
            })
          },
          refused: (failure) =>
            showFound(ctx, { ...params, language }, { entered: failure.entered, failure }),
        },
      )
    },

    groupPage: (ctx, { params, query, language }) =>
      showGroup(ctx, { ...params, language }, { entered: new Entered(), done: query.done }),

    sendJoinGroup: (ctx, asked) => {
      const { params, actor, language } = asked
      return answerForm(
        { form: withReachAsked(asked.form, '') },
        {
          accepted: async (who) => {
            const join = async () => (await joinGroup(ctx, actor, { id: params.id, who, language })).id
            // Whether the address is in the group already stands in the mail alone; by an address nobody is in it twice.
            if (who.email !== undefined) {
              await join()
              return seeOther(groupHref(params.house, params.id, { done: 'join-mail' }))
            }
            const { house, id: group } = params
            const own = async (id: string) => ownHref(ctx, { house, group, id })
            const sent = {
              cookies: asked.cookies,
              path: href(sendJoinGroup, params),
              asked: { who, language },
            }
            return sendOnce(ctx, sent, {
              send: join,
              stands: async (id) => isIn(ctx, { group, id }),
              path: async (id) => `${(await own(id)).path}?done=joined`,
            })
          },
          refused: (failure) =>
            showGroup(ctx, { ...params, language }, { entered: failure.entered, failure }),
        },
      )
    },
  },
)

interface Shown {
  entered: Entered
  failure?: Failure
  done?: string | undefined
}

async function showFound(
  ctx: Context,
  { house, language }: { house: string; language: Language },
  shown: Shown,
): Promise<Answer> {
  const file = await loadHouse(ctx, house)
  return html(foundView({ language, house: file.house, ...shown }))
}

async function showGroup(
  ctx: Context,
  { house, id, language }: { house: string; id: string; language: Language },
  shown: Shown,
): Promise<Answer> {
  // As anybody: whoever has a link of their own sees more there.
  const opened = await openGroup(ctx, { kind: 'visitor', address: '' }, id)
  const { group, people, file } = opened
  if (group.house !== house) throw new Refusal('not-found', 'not-found', { group: id })
  const hosts = people.filter(({ state, role }) => state === 'member' && role === 'host')
  const next = await nextOf(ctx, opened)
  const names = hosts.map(({ name }) => name)
  return html(groupView({ language, house: file.house, group, hosts: names, next, ...shown }))
}
