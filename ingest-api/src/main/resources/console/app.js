// Starts the console: who asks, the pages, and the way between them.

import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { call, onSignedOut } from "./api.js";
import { Failure, html } from "./parts.js";
import { WORDS } from "./words.js";
import { Overview } from "./overview.js";

const THEMES = ["auto", "light", "dark"];

/** The pages by the first part of their address; others are loaded when they are visited. */
const PAGES = {
  overview: { load: async () => Overview },
  estimates: { load: async () => (await import("./estimate.js")).Estimates },
  compare: { load: async () => (await import("./estimate.js")).Compare },
  projects: { load: async () => (await import("./manage.js")).Projects },
  subscriptions: { load: async () => (await import("./manage.js")).Subscriptions },
  deliveries: { load: async () => (await import("./manage.js")).Deliveries },
  prices: { load: async () => (await import("./prices.js")).Prices },
  audit: { load: async () => (await import("./manage.js")).Audit },
  settings: { load: async () => (await import("./manage.js")).Settings },
  health: { load: async () => (await import("./pipeline.js")).Health },
  story: { load: async () => (await import("./story.js")).Story },
};

/** A part of an address; one that is not well written stays as it is. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `#/estimates/ID?tab=x` in parts. */
function address() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  const [page, ...rest] = path.split("/").map(decoded);
  return { page: Object.hasOwn(PAGES, page) ? page : "overview", rest, query: new URLSearchParams(query) };
}

function useAddress() {
  const [value, setValue] = useState(address);
  useEffect(() => {
    const changed = () => setValue(address());
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return value;
}

function useTheme() {
  const [theme, setTheme] = useState(() => {
    const kept = localStorage.getItem("theme");
    return THEMES.includes(kept) ? kept : "auto";
  });
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("theme", theme);
  }, [theme]);
  return [theme, () => setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length])];
}

function SignIn({ signedIn, at }) {
  const [error, setError] = useState(null);
  const [issuer, setIssuer] = useState(null);
  useEffect(() => {
    call("/v1/sign-in").then((ways) => setIssuer(ways.issuer ?? null), () => {}); // with a key, then
  }, []);
  const why = at.query.get("signIn");
  const failed = why && (Object.hasOwn(WORDS.signIn.failed, why) ? why : "invalid");
  const submit = async (event) => {
    event.preventDefault();
    const token = new FormData(event.target).get("key").trim();
    try {
      signedIn(await call("/v1/session", { method: "POST", token }));
    } catch (refused) {
      setError(refused.status === 401 ? new Error(WORDS.signIn.wrong) : refused);
    }
  };
  const to = failed ? "#/overview" : location.hash;
  return html`<main class="sign-in" id="content">
    <h1>${WORDS.product}</h1>
    ${failed && html`<${Failure} error=${new Error(WORDS.signIn.failed[failed])} />`}
    ${issuer && html`<p><a class="button primary" href=${`v1/sign-in/begin?to=${encodeURIComponent(to)}`}>${WORDS.signIn.with(new URL(issuer).host)}</a></p>`}
    <form onSubmit=${submit}>
      <h2>${issuer ? WORDS.signIn.otherwise : WORDS.signIn.title}</h2>
      <p class="quiet">${WORDS.signIn.lead}</p>
      <label>${WORDS.signIn.key}<input name="key" type="password" autocomplete="current-password" required autofocus=${!issuer} /></label>
      <button class=${issuer ? "" : "primary"}>${WORDS.signIn.button}</button>
      ${error && html`<${Failure} error=${error} />`}
    </form>
  </main>`;
}

function Shown({ at, session }) {
  const [Shown, setShown] = useState(at.page === "overview" ? () => Overview : null);
  const [error, setError] = useState(null);
  useEffect(() => {
    let current = true;
    PAGES[at.page].load().then(
      (page) => current && setShown(() => page),
      (failed) => current && setError(failed),
    );
    return () => void (current = false);
  }, [at.page]);
  if (error) return html`<${Failure} error=${error} retry=${() => location.reload()} />`;
  if (!Shown) return html`<p class="quiet" role="status">${WORDS.loading}</p>`;
  return html`<${Shown} key=${`${at.page}/${at.rest.join("/")}`} rest=${at.rest} query=${at.query} session=${session} />`;
}

function Console() {
  const at = useAddress();
  const [theme, nextTheme] = useTheme();
  const [session, setSession] = useState(undefined); // null: no user is signed in
  const [error, setError] = useState(null);
  const content = useRef(null);
  const first = useRef(true);
  useEffect(() => {
    onSignedOut(() => setSession(null));
    call("/v1/session").then(setSession, (failed) => (failed.status === 401 ? setSession(null) : setError(failed)));
  }, []);
  useEffect(() => {
    if (first.current) first.current = false;
    else content.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [at.page, at.rest.join("/")]);
  if (error) return html`<main id="content"><${Failure} error=${error} retry=${() => location.reload()} /></main>`;
  if (session === undefined) return html`<p class="quiet" role="status">${WORDS.loading}</p>`;
  if (session === null) return html`<${SignIn} signedIn=${setSession} at=${at} />`;
  const signOut = async () => {
    await call("/v1/session", { method: "DELETE" });
    location.hash = "";
    location.reload();
  };
  return html`<a class="skip" href="#content" onClick=${(event) => {
      event.preventDefault();
      content.current?.focus();
    }}>${WORDS.skip}</a>
    <div class="shell">
      <nav aria-label=${WORDS.menu}>
        <a class="brand" href="#/overview"><img src="console/icon.svg" alt="" width="24" height="24" />${WORDS.product}</a>
        <ul>${Object.keys(PAGES).filter((page) => WORDS.pages[page]).map(
          (page) => html`<li key=${page}><a href=${`#/${page}`} aria-current=${at.page === page ? "page" : undefined}>${WORDS.pages[page]}</a></li>`,
        )}</ul>
        <div class="who">
          <span class="quiet">${session.name} · ${session.tenant}</span>
          <button type="button" onClick=${nextTheme} aria-label=${WORDS.theme[theme]}>${WORDS.themeShort[theme]}</button>
          <button type="button" onClick=${signOut}>${WORDS.signIn.out}</button>
        </div>
      </nav>
      <main id="content" tabindex="-1" ref=${content}><${Shown} at=${at} session=${session} key=${at.page} /></main>
    </div>`;
}

render(html`<${Console} />`, document.getElementById("console"));
