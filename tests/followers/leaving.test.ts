import { describe, expect, it } from 'vitest'
import { news } from '../../functions/news.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import { MailFailure } from '../../shared/mail/failure.ts'
import { mailTransport } from '../../shared/mail/transport.ts'
import { aStage, founded } from '../meetings/a-meeting.ts'
import { aMailServer, aws } from '../support/mail-server.ts'
import { changeOf, comes, follows, followersOf, itemsOf, key, mailsOf } from './following.ts'
import { itInTurn } from '../support/in-turn.ts'

const email = 'mia@neben.example'
/** As a mail program sends it: a form of one field, no cookies, no word of where it comes from. */
const oneClick = {
  raw: 'List-Unsubscribe=One-Click',
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin: undefined },
}

describe('whoever follows', () => {
  itInTurn('leaves by the one click of the mail as it arrives, and twice is no fault', async () => {
    await using stage = await aStage()
    await using server = await aMailServer()
    const { id } = await founded(stage)
    await follows(stage, id, email)
    const { ctx } = stage.world
    const mail = mailTransport({ ...ctx.settings, mailUrl: server.url }, aws)
    const record = await changeOf(stage, id, () => stage.manage(`/api/meetings/${id}/dates/${key}/cancel`))
    await takeChanges({ ...ctx, mail }, news, [record])
    const header = (name: string) =>
      server.mails[0]?.headers.find((each) => each.key === name)?.value.replace(/\s/g, '')
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const [, link = ''] = /^<(.*)>$/.exec(header('list-unsubscribe') ?? '') ?? []
    const path = link.slice(ctx.settings.publicUrl.length)
    await stage.get(path)
    await stage.world.call('HEAD', path)
    expect(await followersOf(stage, id)).toHaveLength(1)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => stage.world.call('POST', path, oneClick)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    expect((await stage.world.call('POST', path, oneClick)).status).toBe(200)
    expect((await itemsOf(stage, `FOLLOW#${id}`)).map(({ sk, count }) => [sk, count])).toEqual([['COUNT', 0]])
    expect((await mailsOf(stage, id, () => stage.manage(`/api/meetings/${id}/pause`))).length).toBe(0)
  })

  it('is not put out by a form of another site, nor by a wrong link', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { own } = await follows(stage, id, email)
    const foreign = { ...oneClick.headers, origin: 'https://böse.example', 'sec-fetch-site': 'cross-site' }
    expect((await stage.world.call('POST', own, { ...oneClick, headers: foreign })).status).toBe(403)
    expect((await stage.world.call('POST', `${own}x`, oneClick)).status).toBe(403)
    expect(await followersOf(stage, id)).toHaveLength(1)
  })

  it('hears nothing more of a mail that was still waiting; what they come to they do hear', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const leaving = await follows(stage, id, email)
    const both = await follows(stage, id, 'beides@neben.example')
    await comes(stage, id, 'beides@neben.example')
    const { ctx, mails, clock } = stage.world
    const down = { ...ctx, mail: { send: () => Promise.reject(new MailFailure('unreachable')) } }
    const cancel = () => stage.manage(`/api/meetings/${id}/dates/${key}/cancel`)
    await takeChanges(down, news, [await changeOf(stage, id, cancel)])
    for (const { own } of [leaving, both]) await stage.world.call('POST', own, oneClick)
    clock.advance(5)
    await sendDueMails(ctx, news)
    expect(mails.map(({ to }) => to)).toEqual(['beides@neben.example'])
    expect(mails[0]?.headers).not.toHaveProperty('List-Unsubscribe')
  })
})
