/** What is wrong with a file as a whole, in words for whoever sent it. Rows that are wrong are rejects, not faults. */
export class FileFault extends Error {}
