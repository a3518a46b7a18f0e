import type { News } from '../../../shared/news.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { dataLink, dataToken, opensUntil, ownerOf } from '../rules/data-link.ts'
import { DataNotice, DataRequest } from '../schema/data-request.ts'

export interface DataRequestFacts {
  now: Instant
  publicUrl: string
  secret: string
  isAnythingStored: boolean
  /** Looked up when the mail is written. */
  request?: DataRequest | undefined
}

/** The link goes to the address of which something is stored, and to no other. */
export const dataRequest: News<DataRequest, DataNotice, DataRequestFacts> = {
  about: 'data-request',
  notice: DataNotice,

  changeOf: (_, after) => DataRequest.parse(after),

  tell({ id, askedAt }, { now, isAnythingStored }) {
    if (!isAnythingStored || opensUntil(askedAt) <= now) return []
    return [{ name: ['my data', id, askedAt], notice: { about: 'data-request', id, askedAt } }]
  },

  overAt: ({ askedAt }) => opensUntil(askedAt),

  async write({ askedAt }, { request, secret, publicUrl }) {
    if (request === undefined) return undefined
    const { email, language } = request
    const token = dataToken(secret, ownerOf(secret, email), opensUntil(askedAt))
    const { dataMail } = await import('../views/data-mail.ts')
    return dataMail({ to: email, language, link: dataLink(publicUrl, token), site: publicUrl })
  },
}
