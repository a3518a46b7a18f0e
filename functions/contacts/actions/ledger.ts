export {
  enteringWrite,
  leavingWrite,
  readLedger,
  readLedgers,
  readLedgersOf,
  readSomeLedgers,
  reopeningWrite,
  trustWrite,
} from '../store/ledger.ts'
