/** The page with the mails of an installation that sends none, and where pages name it. */
export const outbox = {
  title: "Outbox",
  pageTitle: "Outbox · Gatehouse",
  lead: "This installation sends no mail. It keeps each one as a file, and shows them to this computer only.",
  empty: "No mail yet. Create a workspace, and its code arrives here.",
  list: "Mails",
  previous: "Previous",
  next: "Next",
  to: (address: string) => `To ${address}`,
  versions: "How to show the mail",
  letter: "As sent",
  text: "Text",
  shown: "The mail as its recipient sees it",
  search: "Search mails",
  nothingFound: (search: string) => `No mail has “${search}” in its address, subject or text.`,
  here: "This installation sends no mail:",
  open: "open the outbox",
};
