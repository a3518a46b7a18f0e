import { entity } from '../../../shared/table/entity.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import { AccessData } from '../schema/access-data.ts'
import { besideMeeting } from './meetings.ts'

/** Apart from the meeting, so that no page that shows one can show it by mistake. */
const AccessDatas = entity({
  type: 'access-data',
  schema: AccessData,
  key: ({ meeting }: { meeting: string }) => besideMeeting(meeting, 'ACCESS'),
})

export async function readAccessData(table: Table, meeting: string): Promise<AccessData | undefined> {
  const item = await table.get(AccessDatas.key({ meeting }), { consistent: true })
  return item && AccessDatas.parse(item)
}

export const accessDataWrite = (data: AccessData): Write => AccessDatas.put(data)

export function goneAccessDataWrite(meeting: string): Write {
  return { kind: 'delete', key: AccessDatas.key({ meeting }) }
}
