/** Items that DynamoDB takes in one transaction. What else says how much goes into one is told from this. */
export const mostWrites = 100

/** Keys that it takes in one batch to read. */
export const mostKeys = 100
