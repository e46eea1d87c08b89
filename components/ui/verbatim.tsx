/** Shows what people typed or copy, such as an address or a name: kept apart from the direction and the language around it. */
export function Verbatim({ children }: { children: string }) {
  return <bdi translate="no">{children}</bdi>;
}
