/** For houses that were founded before there was a search: an entry of the list, and what is to be written because of it. */
export { listedType, wordsAgainWrites } from '../store/listed.ts'
