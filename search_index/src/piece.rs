//! The wrapper around a payload: a classic script that calls back with its name, a checksum and the payload.
//!
//! Classic, because neither `fetch` nor module scripts work on `file://`. Must not know what payloads say.

use crate::error::Problem;

const BEFORE: &str = "(self.lotseSearch=self.lotseSearch||[]).push(";
const AFTER: &str = ")\n";

/// FNV-1a over the UTF-16 units of the payload: four lines in JavaScript, and enough to notice damage.
pub(crate) fn checksum(payload: &str) -> u32 {
    payload
        .encode_utf16()
        .fold(0x811c_9dc5_u32, |sum, unit| (sum ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

/// The script of a piece.
pub(crate) fn wrap(name: &str, payload: &str) -> Vec<u8> {
    let call = serde_json::json!([name, checksum(payload), payload]);
    format!("{BEFORE}{call}{AFTER}").into_bytes()
}

/// The payload of a script, if it is the one that was asked for and is whole.
pub(crate) fn unwrap(name: &str, script: &[u8]) -> Result<String, Problem> {
    let text = std::str::from_utf8(script).map_err(|_| Problem::Damaged)?;
    let call = text.strip_prefix(BEFORE).and_then(|text| text.strip_suffix(AFTER)).ok_or(Problem::Damaged)?;
    let (own_name, sum, payload): (String, u32, String) =
        serde_json::from_str(call).map_err(|_| Problem::Damaged)?;
    if own_name != name || sum != checksum(&payload) { Err(Problem::Damaged) } else { Ok(payload) }
}
