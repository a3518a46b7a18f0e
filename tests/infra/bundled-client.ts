import { createServer, type IncomingHttpHeaders } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from '../../infra/build.ts'
import { forLambda } from '../../infra/bundle/function.ts'
import { folderOf } from './synthesis.ts'

export type DynamoModule = typeof import('@aws-sdk/client-dynamodb') &
  Pick<typeof import('@aws-sdk/lib-dynamodb'), 'DynamoDBDocumentClient' | 'PutCommand'>

/** The SDK as the functions get it: through the settings of the bundles. */
export async function bundledSdk(): Promise<DynamoModule> {
  const outfile = join(folderOf(), 'sdk.cjs')
  const contents = `export * from '@aws-sdk/client-dynamodb'
    export { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'`
  await build({ ...forLambda, write: true, outfile, stdin: { contents, resolveDir: projectRoot } })
  return createRequire(outfile)(outfile) as DynamoModule
}

export interface Heard {
  headers: IncomingHttpHeaders
  body: string
  /** Port of the caller: the same as long as its connection lives. */
  connection: number | undefined
}

/** A service that answers what the test says, and remembers what it was asked. */
export async function listeningService(answers: (count: number) => { status: number; body: object }) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      heard.push({ headers: request.headers, body, connection: request.socket.remotePort })
      const answer = answers(heard.length)
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    heard,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
