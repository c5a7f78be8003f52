// Switches on the page's own content policy.

/** Puts the policy that the page carries into force, in the form this browser can live with. */
export function enforcePolicy() {
  const policy = document.querySelector("meta[name='content-security-policy']");
  if (!policy) return;
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy.content;
  // Browsers older than `wasm-unsafe-eval` would refuse the app under it and get all but that;
  // container queries are younger in every engine, and can be asked about.
  if (!window.CSS || !CSS.supports("container-type: inline-size")) {
    meta.content = meta.content.replace(/default-src [^;]*; script-src [^;]*/, "script-src-elem 'self'");
  }
  // In a sandbox without an origin Safari finds nothing to be 'self': there the address says it.
  if (self.origin === "null") meta.content = meta.content.replace(/'self'/g, new URL(location.href).origin);
  document.head.append(meta);
}
