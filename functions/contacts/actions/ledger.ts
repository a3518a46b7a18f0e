export {
  enteringWrite,
  leavingWrite,
  readLedger,
  readLedgers,
  readSomeLedgers,
  reopeningWrite,
  trustWrite,
} from '../store/ledger.ts'
