import { Skeleton, Stack } from '@mantine/core'

/** Where rows will be, as high as they are, so that nothing jumps when they come. */
export const SkeletonRows = ({ rows = 8, height = 36 }: { readonly rows?: number; readonly height?: number }) => (
  <Stack gap={1} role="status" aria-label="Loading">
    {Array.from({ length: rows }, (_, index) => `row ${index}`).map((key, index) => (
      <Skeleton key={key} height={height - 8} my={4} width={`${100 - ((index * 37) % 23)}%`} radius="sm" />
    ))}
  </Stack>
)
