import { resolve as absolute } from 'node:path'
import { behaviorsOf } from './edge.ts'
import type { Behavior } from './edge.ts'
import { assetSources, functionOf, streamOf, tableOf } from './inventory-parts.ts'
import type { FunctionPlan, LocalTable, StreamPlan } from './plans.ts'
import { physicalName, readStacks, resolved } from './template.ts'
import type { ResolvedResource } from './template.ts'
import { Trouble } from './trouble.ts'

/** What the template asks for, with every reference resolved: the runner's only input. */
export interface Inventory {
  tables: LocalTable[]
  functions: FunctionPlan[]
  routes: { routeKey: string; functionArn: string }[]
  streams: StreamPlan[]
  schedules: { name: string; expression: string; functionArn: string; input: unknown }[]
  /** Which events of AWS services reach a function, by their source: `aws.ses`. */
  listeners: { source: string; functionArn: string }[]
  /** Folders that the distribution would serve, and under which prefix (`/assets/`). */
  assets: { prefix: string; folder: string }[]
  /** How the distribution treats requests, by path. */
  behaviors: Behavior[]
}

/** Reads the synthesised stacks of a folder (`cdk.out`); throws `Trouble` if they ask for what is not known here. */
export function readInventory(folder: string): Inventory {
  const outDir = absolute(folder)
  const resources = resolved(readStacks(outDir))
  const of = (...types: string[]): ResolvedResource[] =>
    resources.filter(({ resource }) => types.includes(resource.Type))

  const tables = of('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table').map(tableOf)
  const functions = of('AWS::Lambda::Function').flatMap((resource) => functionOf(outDir, resource))
  const integrations = new Map(
    of('AWS::ApiGatewayV2::Integration').map((each) => integrationOf(each, functions)),
  )
  return {
    tables,
    functions,
    routes: of('AWS::ApiGatewayV2::Route').map((route) => routeOf(route, integrations)),
    streams: of('AWS::Lambda::EventSourceMapping').map((mapping) => {
      return streamOf(mapping, functionArnIn(mapping.properties['FunctionName'], mapping, functions), tables)
    }),
    schedules: of('AWS::Events::Rule').flatMap((rule) => schedulesOf(rule, functions)),
    listeners: of('AWS::Events::Rule').flatMap((rule) => listenersOf(rule, functions)),
    assets: of('Custom::CDKBucketDeployment').flatMap((each) => assetsOf(each, assetSources(outDir))),
    behaviors: behaviorsOf(resources),
  }
}

/** A function named by its ARN, by its name, or by API Gateway's address for calling it. */
function functionArnIn(text: unknown, { id }: ResolvedResource, functions: readonly FunctionPlan[]): string {
  const wanted = typeof text === 'string' ? text : ''
  const found = functions.find(
    ({ arn }) => wanted === arn || wanted === arn.split(':').at(-1) || wanted.includes(`${arn}/`),
  )
  if (found === undefined)
    throw new Trouble(`${id} points to "${wanted}", which is no function of the template.`)
  return found.arn
}

function integrationOf(integration: ResolvedResource, functions: readonly FunctionPlan[]): [string, string] {
  const { stack, id, properties } = integration
  if (properties['PayloadFormatVersion'] !== '2.0')
    throw new Trouble(`Integration ${id} has no payload format 2.0.`)
  const functionArn = functionArnIn(properties['IntegrationUri'], integration, functions)
  return [`integrations/${physicalName(stack, id)}`, functionArn]
}

function routeOf(
  { id, properties }: ResolvedResource,
  integrations: Map<string, string>,
): Inventory['routes'][number] {
  const { RouteKey, Target } = properties as { RouteKey: string; Target: string }
  const functionArn = integrations.get(Target)
  if (functionArn === undefined) throw new Trouble(`Route ${id} has no integration.`)
  return { routeKey: RouteKey, functionArn }
}

interface RuleProperties {
  ScheduleExpression?: string
  EventPattern?: { source?: string[] }
  State?: string
  Targets?: { Arn: string; Input?: string }[]
}

function schedulesOf(rule: ResolvedResource, functions: readonly FunctionPlan[]): Inventory['schedules'] {
  const { ScheduleExpression: expression, State, Targets = [] } = rule.properties as RuleProperties
  if (expression === undefined || State === 'DISABLED') return []
  return Targets.map(({ Arn, Input = '{}' }) => {
    const input: unknown = JSON.parse(Input)
    return { name: rule.id, expression, functionArn: functionArnIn(Arn, rule, functions), input }
  })
}

function listenersOf(rule: ResolvedResource, functions: readonly FunctionPlan[]): Inventory['listeners'] {
  const { EventPattern: { source = [] } = {}, State, Targets = [] } = rule.properties as RuleProperties
  if (State === 'DISABLED') return []
  // What tells people, by a topic, is not imitated.
  const told = Targets.filter(({ Arn }) => Arn.includes(':function:'))
  return told.flatMap(({ Arn }) =>
    source.map((each) => ({ source: each, functionArn: functionArnIn(Arn, rule, functions) })),
  )
}

function assetsOf({ properties }: ResolvedResource, sources: Map<string, string>): Inventory['assets'] {
  const deployment = properties as { DestinationBucketKeyPrefix?: string; SourceObjectKeys?: string[] }
  const prefix = (deployment.DestinationBucketKeyPrefix ?? '').replace(/^\/|\/$/g, '')
  return (deployment.SourceObjectKeys ?? []).flatMap((key) => {
    const folder = sources.get(key)
    return folder === undefined ? [] : [{ prefix: prefix === '' ? '/' : `/${prefix}/`, folder }]
  })
}
