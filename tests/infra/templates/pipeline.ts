import { describe, expect, test } from 'vitest'
import { aReader, aStage, resourcesOf, synthesised } from '../synthesis.ts'
import type { Resource } from '../synthesis.ts'

const from = (more: object = {}) => {
  const { pipeline } = synthesised([aReader], { ...aStage, repository: 'kaarst/treffpunkt', ...more })
  if (pipeline === undefined) throw new Error('No pipeline')
  return pipeline
}

/** What GitHub has to say of a run that becomes a role, and what it may do then. */
function roleOf(id: string) {
  const { Resources } = from()
  const [name, role] = Object.entries(Resources).find(
    ([name, { Type }]) => Type === 'AWS::IAM::Role' && name.startsWith(id),
  ) as [string, Resource & { Properties: any }]
  const attached = Object.values(Resources).filter(
    ({ Type, Properties }) =>
      Type === 'AWS::IAM::Policy' && JSON.stringify(Properties['Roles']).includes(name),
  ) as { Properties: any }[]
  const documents = [
    ...role.Properties.Policies.map(({ PolicyDocument }: any) => PolicyDocument),
    ...attached.map(({ Properties }) => Properties.PolicyDocument),
  ]
  return {
    trust: role.Properties.AssumeRolePolicyDocument.Statement,
    grants: documents.flatMap(({ Statement }) => Statement),
    managed: role.Properties.ManagedPolicyArns,
  }
}

const rolesIn = (resource: unknown) => JSON.stringify(resource).match(/cdk-hnb659fds-[a-z-]+-role/g)

describe('who deploys from GitHub', () => {
  test('shows a token of this repository: of its branch to look, of the environment named like the stage to deploy', () => {
    for (const [id, subject] of [
      ['Look', 'repo:kaarst/treffpunkt:ref:refs/heads/main'],
      ['Deploy', 'repo:kaarst/treffpunkt:environment:sample'],
    ] as const) {
      const { trust } = roleOf(id)
      expect(trust).toEqual([
        expect.objectContaining({
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
              'token.actions.githubusercontent.com:sub': subject,
            },
          },
        }),
      ])
    }
  })

  test('may become roles of the CDK and nothing else, who looks the one that reads', () => {
    const look = roleOf('Look')
    expect(look.grants.map(({ Action }) => Action)).toEqual(['sts:AssumeRole'])
    expect(rolesIn(look.grants[0].Resource)).toEqual(['cdk-hnb659fds-lookup-role'])
    const deploy = roleOf('Deploy')
    expect(deploy.grants.map(({ Action }) => Action)).toEqual([
      'sts:AssumeRole',
      'cloudformation:DescribeStacks',
    ])
    expect(rolesIn(deploy.grants[0].Resource)).toEqual(
      ['lookup', 'deploy', 'file-publishing'].map((name) => `cdk-hnb659fds-${name}-role`),
    )
    expect(JSON.stringify(deploy.grants[1].Resource)).toContain(':stack/treffpunkt-sample-app/*')
    expect([look.managed, deploy.managed]).toEqual([undefined, undefined])
  })

  test('is known to AWS once an account, and not at all where the stage names no repository', () => {
    const count = (more?: object) => resourcesOf(from(more), 'AWS::IAM::OIDCProvider').length
    expect([count(), count({ issuerExists: true })]).toEqual([1, 0])
    expect(synthesised([aReader]).pipeline).toBeUndefined()
  })
})
