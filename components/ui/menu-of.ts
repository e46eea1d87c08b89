/** The id of the button that opens the menu about something with an id. */
export const menuOf = (id: string) => `actions-${id}`;
