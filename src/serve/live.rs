//! Live reload and the box of faults, as classic scripts that the page's policy allows.

/// Where the script lies.
pub(super) const SCRIPT_PATH: &str = "/__lotse/live.js";
/// Where its stylesheet lies.
pub(super) const STYLE_PATH: &str = "/__lotse/live.css";
/// Where it waits.
pub(super) const WAIT_PATH: &str = "/__lotse/wait";

/// Asks for the next version by adding a script that is answered when there is one; shows faults or reloads.
pub(super) const SCRIPT: &str = r#""use strict";
(() => {
  const own = document.currentScript;
  const shown = Number(own.dataset.version);
  const box = () => document.getElementById("lotse-faults");
  const wait = (version) => {
    const script = document.createElement("script");
    script.src = `/__lotse/wait?version=${version}`;
    script.onload = () => script.remove();
    script.onerror = () => { script.remove(); setTimeout(() => wait(version), 500); };
    document.head.append(script);
  };
  const show = (faults) => {
    const present = box() || document.createElement("div");
    present.id = "lotse-faults";
    present.lang = own.dataset.lang || "de";
    present.setAttribute("role", "alert");
    const text = document.createElement("pre");
    text.textContent = faults;
    present.replaceChildren(text);
    document.body.append(present);
  };
  self.lotseLive = (version, faults, blocked) => {
    if (!blocked && version !== shown) { location.reload(); return; }
    if (faults) show(faults); else box()?.remove();
    wait(version);
  };
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = "/__lotse/live.css";
  document.head.append(link);
  // Asking for anything newer than -1 is answered at once: faults may have been there before the page was opened.
  addEventListener("load", () => wait(own.dataset.faults ? -1 : shown));
})();
"#;

/// The look of the box of faults.
pub(super) const STYLE: &str = "\
#lotse-faults { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 1000; \
background: #2b0d0d; color: #fff; border-top: 4px solid #e5484d; padding: 1rem 1.5rem; }
#lotse-faults pre { margin: 0; background: none; color: inherit; font: 14px/1.45 ui-monospace, monospace; \
white-space: pre-wrap; }
@media print { #lotse-faults { display: none; } }
";

/// The page while there is no version yet that could be shown.
pub(super) const EMPTY_PAGE: &str = "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Lotse</title></head><body></body></html>";

/// A page with the script of live reload before its end.
pub(super) fn with_script(html: &[u8], version: u64, faults: bool) -> Vec<u8> {
    let faults = if faults { " data-faults=\"yes\"" } else { "" };
    let script = format!("<script src=\"{SCRIPT_PATH}\" data-version=\"{version}\"{faults}></script>");
    let end = b"</body>";
    let position = html.windows(end.len()).rposition(|window| window == end).unwrap_or(html.len());
    [&html[..position], script.as_bytes(), &html[position..]].concat()
}

/// The script that a waiting page gets.
pub(super) fn answer(version: u64, faults: &str, blocked: bool) -> String {
    let faults = serde_json::to_string(faults).expect("a string is always serialisable");
    // A line separator may stand in JSON but ended a string in old JavaScript.
    let faults = faults.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("lotseLive({version}, {faults}, {blocked});")
}
