/** Said where a file and pasted addresses came together. */
export const bothGiven = "You pasted addresses as well. Send one or the other.";
