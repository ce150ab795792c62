import { Button, Group } from '@mantine/core'

type Props = {
  readonly pages: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  readonly label?: string
}

/** Below a list that goes on: brings its next page. */
export const MoreButton = ({ pages, label = 'Show more' }: Props) =>
  pages.hasNextPage ? (
    <Group justify="center" p="sm">
      <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {label}
      </Button>
    </Group>
  ) : null
