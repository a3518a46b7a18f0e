import type * as z from 'zod/mini'
import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { seeOther } from '../../../shared/http/pages.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { sendOnce } from '../../../shared/http/sent-before.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { comingHref } from '../../attendances/actions/links.ts'
import { isStillMeant } from '../../attendances/actions/load.ts'
import { signUpForSeveral } from '../../attendances/actions/sign-up-for-several.ts'
import { readPublicDate } from '../../meetings/actions/read-date.ts'
import { comingRoutes } from '../contract/coming.ts'
import type { ComeForm } from '../contract/coming.ts'

type Asked = Pick<PageRequest<typeof comingRoutes.sendCome>, 'params' | 'language' | 'actor' | 'cookies'>

/** Somebody says that they come; leads to the page of the first date that could be had. */
export async function come(ctx: Context, asked: Asked, form: z.infer<typeof ComeForm>): Promise<Answer> {
  const { params, language, cookies } = asked
  let missed: string[] = []
  const send = async () => {
    const entered = await enter(ctx, asked, form)
    missed = entered.flatMap((each) => ('attendance' in each ? [] : [each.key]))
    const [first] = entered.flatMap((each) => ('attendance' in each ? [each.attendance] : []))
    if (first === undefined) throw new Refusal('conflict', 'full')
    return first.id
  }
  const path = async (id: string) => {
    const named = missed.length === 0 ? '' : `&missed=${missed.join()}`
    return `${(await comingHref(ctx, id)).path}?done=signed-up${named}`
  }
  // Whoever says neither who they are nor how they are reached may be the next at the same device.
  if (form.name === undefined && form.contact === undefined) return seeOther(await path(await send()))
  const sent = { cookies, path: href(comingRoutes.sendCome, params), asked: { ...form, language } }
  return sendOnce(ctx, sent, { send, path, stands: (id) => isStillMeant(ctx, id) })
}

async function enter(
  ctx: Context,
  { params, language, actor }: Asked,
  { also = [], ...sent }: z.infer<typeof ComeForm>,
) {
  const keys = [params.key, ...also.filter((key) => key !== params.key)]
  const visitor = { kind: 'visitor', address: actor.address } as const
  await readPublicDate(ctx, params)
  return signUpForSeveral(ctx, visitor, { id: params.meeting, keys, asked: { ...sent, language } })
}
