import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './trouble.ts'

interface Resource {
  Type: string
  Properties?: Record<string, unknown>
  Metadata?: Record<string, string | undefined>
}

/** One synthesised stack, as CloudFormation would get it. */
export interface Stack {
  name: string
  resources: Record<string, Resource>
  outputs: Record<string, { Value: unknown; Export?: { Name: unknown } }>
  parameters: Record<string, { Default?: unknown }>
}

/** Region and account stand for the ones CloudFormation would fill in; the region is also the one the functions get. */
export const region = 'eu-central-1'
export const account = '000000000000'

const pseudoParameters: Record<string, string> = {
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NoValue': '',
}

/** The templates of the last synthesis: the manifest names them, because those of other stages stay in the folder. */
function templateFiles(outDir: string): string[] {
  if (!existsSync(outDir)) return []
  const manifest = join(outDir, 'manifest.json')
  if (!existsSync(manifest)) return readdirSync(outDir).filter((file) => file.endsWith('.template.json'))
  const { artifacts = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    artifacts?: Record<string, { type: string; properties?: { templateFile?: string } }>
  }
  return Object.values(artifacts).flatMap(({ type, properties }) =>
    type === 'aws:cloudformation:stack' ? (properties?.templateFile ?? []) : [],
  )
}

/** Reads the `*.template.json` of a folder; throws `Trouble` if there is none. */
export function readStacks(outDir: string): Stack[] {
  const files = templateFiles(outDir)
  if (files.length === 0)
    throw new Trouble(`No synthesised template in ${outDir}: run "npm start", which makes it.`)
  return files.toSorted().map((file) => {
    const template = JSON.parse(readFileSync(join(outDir, file), 'utf8')) as Record<string, never>
    return {
      name: file.slice(0, -'.template.json'.length),
      resources: template['Resources'] ?? {},
      outputs: template['Outputs'] ?? {},
      parameters: template['Parameters'] ?? {},
    }
  })
}

/** A resource with every reference in its properties replaced. */
export interface ResolvedResource {
  stack: Stack
  id: string
  resource: Resource
  properties: Record<string, unknown>
}

/** All resources of all stacks. */
export function resolved(stacks: readonly Stack[]): ResolvedResource[] {
  return stacks.flatMap((stack) =>
    Object.entries(stack.resources).map(([id, resource]) => ({
      stack,
      id,
      resource,
      properties: resolve(resource.Properties ?? {}, stack, stacks) as Record<string, unknown>,
    })),
  )
}

/** The name a resource would get: its own if the template fixes one, else made of stack and logical id. */
export function physicalName(stack: Stack, logicalId: string): string {
  const own = stack.resources[logicalId]?.Properties ?? {}
  const fixed = own['TableName'] ?? own['FunctionName'] ?? own['BucketName']
  return typeof fixed === 'string' ? fixed : `${stack.name}-${logicalId}`
}

/** Replaces `Ref`, `Fn::GetAtt`, `Fn::ImportValue`, `Fn::Join`, `Fn::Sub`, `Fn::Select` and `Fn::Split` in depth. */
function resolve(value: unknown, stack: Stack, stacks: readonly Stack[]): unknown {
  if (Array.isArray(value)) return value.map((entry) => resolve(entry, stack, stacks))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length === 1 && first !== undefined && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
    return intrinsic(first[0], first[1], stack, stacks)
  }
  return Object.fromEntries(entries.map(([key, entry]) => [key, resolve(entry, stack, stacks)]))
}

function intrinsic(name: string, argument: unknown, stack: Stack, stacks: readonly Stack[]): unknown {
  if (name === 'Ref') return reference(String(argument), stack)
  if (name === 'Fn::GetAtt') return attribute(argument as string | [string, string], stack)
  const resolved = resolve(argument, stack, stacks)
  if (name === 'Fn::ImportValue') return imported(String(resolved), stacks)
  if (name === 'Fn::Sub') return substituted(resolved as string | [string, Record<string, string>], stack)
  const [left, right] = resolved as [string, string[] | string]
  if (name === 'Fn::Join') return (right as string[]).join(left)
  if (name === 'Fn::Split') return (right as string).split(left)
  if (name === 'Fn::Select') return right[Number(left)]
  throw new Trouble(`The template uses ${name}, which the local runner does not know.`)
}

function reference(logicalId: string, stack: Stack): unknown {
  const pseudo = pseudoParameters[logicalId]
  if (pseudo !== undefined) return pseudo
  if (logicalId === 'AWS::StackName') return stack.name
  if (logicalId === 'AWS::StackId')
    return `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/00000000-0000-4000-8000-000000000000`
  if (logicalId in stack.parameters) return stack.parameters[logicalId]?.Default ?? ''
  return physicalName(stack, logicalId)
}

function attribute(argument: string | [string, string], stack: Stack): string {
  const [logicalId = '', name = ''] = Array.isArray(argument) ? argument : argument.split('.')
  return arnOf(stack, logicalId, name) ?? `${stack.name}-${logicalId}.${name}`
}

/** The `Arn` or `StreamArn` of a table or function; undefined for anything else. */
export function arnOf(stack: Stack, logicalId: string, attributeName = 'Arn'): string | undefined {
  const type = stack.resources[logicalId]?.Type ?? ''
  const name = physicalName(stack, logicalId)
  if (type.startsWith('AWS::DynamoDB::')) {
    const table = `arn:aws:dynamodb:${region}:${account}:table/${name}`
    if (attributeName === 'Arn') return table
    if (attributeName === 'StreamArn') return `${table}/stream`
  }
  if (type === 'AWS::Lambda::Function' && attributeName === 'Arn') {
    return `arn:aws:lambda:${region}:${account}:function:${name}`
  }
  return undefined
}

function imported(exportName: string, stacks: readonly Stack[]): unknown {
  for (const stack of stacks) {
    for (const output of Object.values(stack.outputs)) {
      if (resolve(output.Export?.Name, stack, stacks) === exportName)
        return resolve(output.Value, stack, stacks)
    }
  }
  throw new Trouble(`The template imports ${exportName}, which no stack exports.`)
}

function substituted(argument: string | [string, Record<string, string>], stack: Stack): string {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}]
  return text.replace(/\$\{([^}!]+)\}/g, (_, name: string) => {
    if (name in variables) return String(variables[name])
    return String(name.includes('.') ? attribute(name, stack) : reference(name, stack))
  })
}
