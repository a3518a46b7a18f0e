import { register } from '../infra/registered.ts'
import { request, Agent } from 'node:http'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { credentials, signature } from '../infra/local/dynamo-call.ts'
import { freshTable } from './support/engine.ts'
import { engineLines } from './support/engine-line.ts'
import { dynamoTable } from '../shared/table/dynamodb.ts'
register()
const own = await freshTable()
const { name, endpoint } = own
const key = { pk: 'ROOM#a', sk: 'DAY#1' }
const plain = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials })
const lines = new DynamoDBClient({
  endpoint,
  region: 'eu-central-1',
  credentials,
  requestHandler: engineLines()!,
})
const unsigned = new DynamoDBClient({
  endpoint,
  region: 'eu-central-1',
  credentials,
  requestHandler: engineLines()!,
  signer: {
    sign: async (r: any) => {
      Object.assign(r.headers, signature)
      return r
    },
  },
})
await dynamoTable(plain, name).transact([
  {
    kind: 'put',
    key,
    item: { ...key, ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`q${i}`, 'abcdefabcdef'])) },
  },
])
const agent = new Agent({ keepAlive: true })
const body = JSON.stringify({ TableName: name, Key: { pk: { S: key.pk }, sk: { S: key.sk } } })
const raw = () =>
  new Promise<void>((r, j) => {
    const q = request(
      endpoint,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'DynamoDB_20120810.GetItem',
          ...signature,
        },
      },
      (a) => {
        let t = ''
        a.setEncoding('utf8')
        a.on('data', (c) => (t += c))
        a.on('end', () => {
          JSON.parse(t)
          r()
        })
      },
    )
    q.on('error', j)
    q.end(body)
  })
const ways: [string, () => Promise<unknown>][] = [
  ['sdk, node http', () => dynamoTable(plain, name).get(key)],
  ['sdk, lines', () => dynamoTable(lines, name).get(key)],
  ['sdk, lines, unsigned', () => dynamoTable(unsigned, name).get(key)],
  ['raw node http', raw],
]
for (const [what, act] of ways) {
  for (let i = 0; i < 500; i++) await act()
  const c = process.cpuUsage()
  for (let i = 0; i < 2000; i++) await act()
  const u = process.cpuUsage(c)
  console.log(what, ((u.user + u.system) / 2000).toFixed(0), 'us cpu a call')
}
process.exit(0)
