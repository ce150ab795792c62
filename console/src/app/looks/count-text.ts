/** A count as it is read: `1,300`, or `1,300+` when there are more than were counted. */
export const countText = (count: number, hasMore: boolean): string =>
  `${count.toLocaleString('en')}${hasMore ? '+' : ''}`
