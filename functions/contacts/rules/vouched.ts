/** Whether somebody has shown that the address is theirs, or the house has entered them: what strangers type is shown to nobody. */
export function isVouched({ provedAt, origin }: { provedAt?: string | undefined; origin: string }): boolean {
  return provedAt !== undefined || origin === 'manager'
}
