import { entity } from '../../../shared/table/entity.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import { epochSeconds } from '../../../shared/time/civil.ts'
import { opensUntil } from '../rules/data-link.ts'
import { DataRequest } from '../schema/data-request.ts'

const Requests = entity({
  type: 'data-request',
  schema: DataRequest,
  key: ({ id }: Pick<DataRequest, 'id'>) => ({ pk: `MYDATA#${id}`, sk: 'REQUEST' }),
  extras: ({ askedAt }) => ({ ttl: epochSeconds(opensUntil(askedAt)) }),
})

export const requestWrite = (request: DataRequest): Write => Requests.put(request)

export async function readRequest(table: Table, id: string): Promise<DataRequest | undefined> {
  const item = await table.get(Requests.key({ id }), { consistent: true })
  return item && Requests.parse(item)
}
