/** What a person sees who opens a link that leads nowhere. */
export const NO_SUCH_LINK = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>This link leads nowhere</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; font: 1.0625rem/1.5 system-ui, sans-serif; }
  main { max-width: 26rem; padding: 2rem; text-align: center; }
  h1 { margin: 0 0 0.5rem; font-size: 1.375rem; }
  p { margin: 0; opacity: 0.75; }
</style>
<main>
  <h1>This link leads nowhere</h1>
  <p>It may be incomplete. Open it from the message once more, or ask whoever sent it to you.</p>
</main>
</html>`;
