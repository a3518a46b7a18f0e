export {
  enteringWrite,
  leavingWrite,
  readLedger,
  readLedgers,
  reopeningWrite,
  trustWrite,
} from '../store/ledger.ts'
