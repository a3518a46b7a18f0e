import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { FunctionPlan, LocalTable, StreamPlan } from './plans.ts'
import { arnOf, physicalName } from './template.ts'
import type { ResolvedResource } from './template.ts'
import { Trouble } from './trouble.ts'

interface TableProperties {
  KeySchema: unknown[]
  AttributeDefinitions: unknown[]
  GlobalSecondaryIndexes?: LocalTable['indexes']
  StreamSpecification?: { StreamViewType: string }
  TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean }
}

export function tableOf({ stack, id, properties }: ResolvedResource): LocalTable {
  const table = properties as unknown as TableProperties
  const { StreamSpecification: stream, TimeToLiveSpecification: expiry, GlobalSecondaryIndexes = [] } = table
  return {
    name: physicalName(stack, id),
    keySchema: table.KeySchema,
    attributes: table.AttributeDefinitions,
    indexes: GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    })),
    ...(stream !== undefined && { streamView: stream.StreamViewType }),
    ...(expiry?.Enabled === true && { timeToLive: expiry.AttributeName }),
  }
}

interface FunctionProperties {
  Handler?: string
  Runtime?: string
  Timeout?: number
  MemorySize?: number
  Environment?: { Variables?: Record<string, string> }
}

/** Functions without a bundle for Node are the CDK's own helpers and have no part here. */
export function functionOf(
  outDir: string,
  { stack, id, resource, properties }: ResolvedResource,
): FunctionPlan[] {
  const {
    Handler = '',
    Runtime = '',
    Timeout = 3,
    MemorySize = 128,
    Environment,
  } = properties as FunctionProperties
  const asset = resource.Metadata?.['aws:asset:path']
  const [module = '', exportName = ''] = Handler.split('.')
  if (asset === undefined || !Runtime.startsWith('nodejs')) return []
  const file = join(isAbsolute(asset) ? asset : join(outDir, asset), `${module}.js`)
  if (!existsSync(file)) return []
  const path = (resource.Metadata?.['aws:cdk:path'] ?? id).split('/').slice(1)
  const label = path.filter((part) => !/^(Resource|Function|Handler)$/i.test(part))
  return [
    {
      arn: arnOf(stack, id) ?? '',
      label: label.join('-').toLowerCase() || id,
      file,
      exportName,
      environment: Environment?.Variables ?? {},
      timeoutMs: Timeout * 1000,
      memoryMb: MemorySize,
    },
  ]
}

interface MappingProperties {
  EventSourceArn: string
  BatchSize?: number
  BisectBatchOnFunctionError?: boolean
  FilterCriteria?: { Filters?: { Pattern: string }[] }
  FunctionResponseTypes?: string[]
  MaximumRetryAttempts?: number
}

export function streamOf(
  { id, properties }: ResolvedResource,
  functionArn: string,
  tables: LocalTable[],
): StreamPlan {
  const mapping = properties as unknown as MappingProperties
  const table = tables.find(({ name }) => mapping.EventSourceArn.includes(`:table/${name}/stream`))
  if (table === undefined) {
    throw new Trouble(`${id} listens to ${mapping.EventSourceArn}, which is no stream of the template.`)
  }
  const { BatchSize = 100, FilterCriteria, FunctionResponseTypes = [], MaximumRetryAttempts = -1 } = mapping
  return {
    name: id,
    tableName: table.name,
    functionArn,
    batchSize: BatchSize,
    patterns: (FilterCriteria?.Filters ?? []).map(
      ({ Pattern }) => JSON.parse(Pattern) as Record<string, unknown>,
    ),
    reportsItemFailures: FunctionResponseTypes.includes('ReportBatchItemFailures'),
    bisects: mapping.BisectBatchOnFunctionError === true,
    ...(MaximumRetryAttempts >= 0 && { retries: MaximumRetryAttempts }),
  }
}

interface AssetManifest {
  files?: Record<string, { source: { path?: string }; destinations: Record<string, { objectKey: string }> }>
}

/** Object key in the bootstrap bucket (`<hash>.zip`) -> folder it was made of, out of the `*.assets.json` manifests. */
export function assetSources(outDir: string): Map<string, string> {
  const sources = new Map<string, string>()
  for (const name of readdirSync(outDir).filter((file) => file.endsWith('.assets.json'))) {
    const { files = {} } = JSON.parse(readFileSync(join(outDir, name), 'utf8')) as AssetManifest
    for (const { source, destinations } of Object.values(files)) {
      if (source.path === undefined) continue
      const folder = isAbsolute(source.path) ? source.path : join(outDir, source.path)
      for (const { objectKey } of Object.values(destinations)) sources.set(objectKey, folder)
    }
  }
  return sources
}
