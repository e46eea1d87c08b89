import { auth, signIn } from "../auth";

async function enter() {
  "use server";
  await signIn("gatehouse");
}

export default async function Page() {
  const session = await auth();
  if (!session)
    return (
      <form action={enter}>
        <button type="submit">Sign in</button>
      </form>
    );
  return (
    <>
      <h1>Signed in</h1>
      <pre>{JSON.stringify(session.claims)}</pre>
    </>
  );
}
