import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { isAbsolute, join, resolve as absolute } from 'node:path'
import { arnOf, physicalName, readStacks, resolve } from './template.ts'
import type { Resource, Stack } from './template.ts'
import { Trouble } from './trouble.ts'

/** What the template asks for, with every reference resolved: the runner's only input. */
export interface Inventory {
  tables: LocalTable[]
  functions: FunctionPlan[]
  routes: { routeKey: string; functionArn: string }[]
  streams: StreamPlan[]
  schedules: { name: string; expression: string; functionArn: string; input: unknown }[]
  /** Folders that the distribution would serve, and under which prefix (`/assets/`). */
  assets: { prefix: string; folder: string }[]
}

/** The body of `CreateTable`, and what is set afterwards. */
export interface LocalTable {
  name: string
  keySchema: unknown[]
  attributes: unknown[]
  indexes: { IndexName: string; KeySchema: unknown; Projection: unknown }[]
  streamView?: string
  timeToLive?: string
}

export interface FunctionPlan {
  arn: string
  /** Short name for logs, out of the construct's path. */
  label: string
  file: string
  exportName: string
  environment: Record<string, string>
  timeoutMs: number
  memoryMb: number
}

export interface StreamPlan {
  name: string
  tableName: string
  functionArn: string
  batchSize: number
  /** Event patterns of which one must fit; none = everything. */
  patterns: Record<string, unknown>[]
  reportsItemFailures: boolean
  bisects: boolean
  /** After so many repetitions a batch goes to the dead letters; undefined = as long as the records live. */
  retries?: number
}

type Reader = (logicalId: string, resource: Resource, properties: Record<string, never>) => void

/** Reads the synthesised stacks of a folder (`cdk.out`); throws `Trouble` if they ask for what is not known here. */
export function readInventory(folder: string): Inventory {
  const outDir = absolute(folder)
  const stacks = readStacks(outDir)
  const inventory: Inventory = {
    tables: [],
    functions: [],
    routes: [],
    streams: [],
    schedules: [],
    assets: [],
  }
  const each = (
    types: readonly string[],
    read: (stack: Stack, ...args: Parameters<Reader>) => void,
  ): void => {
    for (const stack of stacks) {
      for (const [logicalId, resource] of Object.entries(stack.resources)) {
        if (!types.includes(resource.Type)) continue
        const properties = resolve(resource.Properties ?? {}, stack, stacks) as Record<string, never>
        read(stack, logicalId, resource, properties)
      }
    }
  }

  each(['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'], (stack, id, _, properties) => {
    inventory.tables.push(tableOf(physicalName(stack, id), properties))
  })
  each(['AWS::Lambda::Function'], (stack, id, resource, properties) => {
    const plan = functionOf(outDir, stack, id, resource, properties)
    if (plan !== undefined) inventory.functions.push(plan)
  })
  const functionIn = (text: unknown, what: string): string => {
    const found = inventory.functions.find(({ arn }) => {
      const name = arn.split(':').at(-1)
      return text === name || text === arn || String(text).includes(`${arn}/`)
    })
    if (found === undefined)
      throw new Trouble(`${what} points to ${String(text)}, which is no function of the template.`)
    return found.arn
  }

  const integrations = new Map<string, string>()
  each(['AWS::ApiGatewayV2::Integration'], (stack, id, _, properties) => {
    if (properties['PayloadFormatVersion'] !== '2.0')
      throw new Trouble(`Integration ${id} has no payload format 2.0.`)
    integrations.set(`integrations/${physicalName(stack, id)}`, functionIn(properties['IntegrationUri'], id))
  })
  each(['AWS::ApiGatewayV2::Route'], (_stack, id, _, properties) => {
    const functionArn = integrations.get(properties['Target'] ?? '')
    if (functionArn === undefined) throw new Trouble(`Route ${id} has no integration.`)
    inventory.routes.push({ routeKey: properties['RouteKey'] ?? '', functionArn })
  })
  each(['AWS::Lambda::EventSourceMapping'], (_stack, id, _, properties) => {
    const functionArn = functionIn(properties['FunctionName'], id)
    inventory.streams.push(streamOf(id, functionArn, properties, inventory.tables))
  })
  each(['AWS::Events::Rule'], (_stack, id, _, properties) => {
    const expression = properties['ScheduleExpression']
    if (expression === undefined || properties['State'] === 'DISABLED') return
    for (const target of (properties['Targets'] ?? []) as { Arn: string; Input?: string }[]) {
      const input: unknown = JSON.parse(target.Input ?? '{}')
      inventory.schedules.push({ name: id, expression, functionArn: functionIn(target.Arn, id), input })
    }
  })
  const sources = assetSources(outDir)
  each(['Custom::CDKBucketDeployment'], (_stack, _id, _, properties) => {
    const prefix = String(properties['DestinationBucketKeyPrefix'] ?? '').replace(/^\/|\/$/g, '')
    for (const key of (properties['SourceObjectKeys'] ?? []) as string[]) {
      const folder = sources.get(key)
      if (folder !== undefined) inventory.assets.push({ prefix: prefix === '' ? '/' : `/${prefix}/`, folder })
    }
  })
  return inventory
}

function tableOf(name: string, properties: Record<string, never>): LocalTable {
  const stream = properties['StreamSpecification'] as { StreamViewType?: string } | undefined
  const timeToLive = properties['TimeToLiveSpecification'] as
    { AttributeName?: string; Enabled?: boolean } | undefined
  const indexes = (properties['GlobalSecondaryIndexes'] ?? []) as LocalTable['indexes']
  return {
    name,
    keySchema: properties['KeySchema'] ?? [],
    attributes: properties['AttributeDefinitions'] ?? [],
    indexes: indexes.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection })),
    ...(stream?.StreamViewType !== undefined && { streamView: stream.StreamViewType }),
    ...(timeToLive?.Enabled === true && { timeToLive: timeToLive.AttributeName ?? 'ttl' }),
  }
}

/** Functions without an asset of a folder, or not for Node, are the CDK's own helpers and have no part here. */
function functionOf(
  outDir: string,
  stack: Stack,
  logicalId: string,
  resource: Resource,
  properties: Record<string, never>,
): FunctionPlan | undefined {
  const asset = resource.Metadata?.['aws:asset:path']
  const [module = '', exportName = ''] = String(properties['Handler'] ?? '').split('.')
  if (typeof asset !== 'string' || !String(properties['Runtime']).startsWith('nodejs')) return undefined
  const file = join(isAbsolute(asset) ? asset : join(outDir, asset), `${module}.js`)
  if (!existsSync(file)) return undefined
  const variables =
    (properties['Environment'] as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {}
  const path = String(resource.Metadata?.['aws:cdk:path'] ?? logicalId).split('/')
  const label = path.slice(1).filter((part) => !/^(Resource|Function|Handler)$/i.test(part))
  return {
    arn: arnOf(stack, logicalId) ?? '',
    label: label.join('-').toLowerCase() || logicalId,
    file,
    exportName,
    environment: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
    timeoutMs: Number(properties['Timeout'] ?? 3) * 1000,
    memoryMb: Number(properties['MemorySize'] ?? 128),
  }
}

function streamOf(
  name: string,
  functionArn: string,
  properties: Record<string, never>,
  tables: LocalTable[],
): StreamPlan {
  const arn = String(properties['EventSourceArn'])
  const table = tables.find((candidate) => arn.includes(`:table/${candidate.name}/stream`))
  if (table === undefined) throw new Trouble(`${name} listens to ${arn}, which is no stream of the template.`)
  const filters =
    (properties['FilterCriteria'] as { Filters?: { Pattern: string }[] } | undefined)?.Filters ?? []
  const retries = Number(properties['MaximumRetryAttempts'] ?? -1)
  return {
    name,
    tableName: table.name,
    functionArn,
    batchSize: Number(properties['BatchSize'] ?? 100),
    patterns: filters.map(({ Pattern }) => JSON.parse(Pattern) as Record<string, unknown>),
    reportsItemFailures: ((properties['FunctionResponseTypes'] ?? []) as string[]).includes(
      'ReportBatchItemFailures',
    ),
    bisects: properties['BisectBatchOnFunctionError'] === true,
    ...(retries >= 0 && { retries }),
  }
}

/** Object key in the bootstrap bucket (`<hash>.zip`) -> folder it was made of, out of the `*.assets.json` manifests. */
function assetSources(outDir: string): Map<string, string> {
  const sources = new Map<string, string>()
  for (const file of readdirSync(outDir).filter((name) => name.endsWith('.assets.json'))) {
    const manifest = JSON.parse(readFileSync(join(outDir, file), 'utf8')) as {
      files?: Record<
        string,
        { source: { path?: string }; destinations: Record<string, { objectKey: string }> }
      >
    }
    for (const { source, destinations } of Object.values(manifest.files ?? {})) {
      for (const { objectKey } of Object.values(destinations)) {
        if (source.path !== undefined)
          sources.set(objectKey, isAbsolute(source.path) ? source.path : join(outDir, source.path))
      }
    }
  }
  return sources
}
