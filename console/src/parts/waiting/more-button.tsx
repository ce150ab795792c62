import { Button, Group } from '@mantine/core'
import { MoreFailed, type Paged } from './more-failed.tsx'

type Props = {
  readonly pages: Paged & { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean }
  readonly label?: string
}

/** Below a list that goes on: brings its next page. */
export const MoreButton = ({ pages, label = 'Show more' }: Props) => {
  if (pages.isFetchNextPageError && !pages.isFetchingNextPage) return <MoreFailed pages={pages} />
  return pages.hasNextPage ? (
    <Group justify="center" p="sm">
      <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {label}
      </Button>
    </Group>
  ) : null
}
