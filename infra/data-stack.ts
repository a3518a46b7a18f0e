import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { tableDefinition } from '../shared/table/definition.ts'

export interface DataStackProps extends StackProps {
  tableName: string
}

/** What must never be lost. Nothing here can be deleted by a deployment: not by a mistake in the code, not by removing the stack. */
export class DataStack extends Stack {
  readonly table: TableV2

  constructor(scope: Construct, id: string, { tableName, ...props }: DataStackProps) {
    super(scope, id, props)
    const { partitionKey, sortKey, timeToLive, dueIndex, ownerIndex } = tableDefinition
    this.table = new TableV2(this, 'Table', {
      tableName,
      partitionKey: { name: partitionKey, type: AttributeType.STRING },
      sortKey: { name: sortKey, type: AttributeType.STRING },
      globalSecondaryIndexes: [
        {
          indexName: dueIndex.name,
          partitionKey: { name: dueIndex.partitionKey, type: AttributeType.STRING },
          sortKey: { name: dueIndex.sortKey, type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: ownerIndex.name,
          partitionKey: { name: ownerIndex.partitionKey, type: AttributeType.STRING },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
      billing: Billing.onDemand(),
      timeToLiveAttribute: timeToLive,
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    // Said even while nobody imports it, so that the other stack may let go of this table after a restore.
    if (this.table.tableStreamArn !== undefined) this.exportValue(this.table.tableStreamArn)
  }
}
