import { startChromium } from "/work/main/tests/browser/support/browsers.mjs"
const [,, out, url, width, ...acts] = process.argv
const browser = await startChromium()
const page = await browser.newPage({ viewport: { width: Number(width), height: 800 }, reducedMotion: "reduce" })
page.on("pageerror", e => console.log("ERR", e.message)); page.on("console", m => m.type()==="error" && console.log("CON", m.text()))
await page.goto(url)
for (const a of acts) await page.evaluate(a).catch(async e => console.log(String(e)))
await page.waitForTimeout(300)
await page.screenshot({ path: out, fullPage: true })
await browser.close()
