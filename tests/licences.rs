//! Everything that goes into the product may go into it: permissive licences only.

use std::process::Command;

/// What the product may contain; each is permissive, and its text travels with the crate.
const ALLOWED: [&str; 13] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "BSL-1.0",
    "CC0-1.0",
    "Unicode-3.0",
    "Unlicense",
    "0BSD",
    // A list of certificates, built in for Android only.
    "CDLA-Permissive-2.0",
];

#[test]
fn all_dependencies_have_permissive_licences() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 50, "cargo lists the dependencies");
    let mut wrong = Vec::new();
    for package in packages {
        let name = format!("{} {}", package["name"].as_str().unwrap(), package["version"].as_str().unwrap());
        let licence = package["license"].as_str().unwrap_or_default();
        let expression = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX);
        let permitted = expression.is_ok_and(|expression| {
            expression
                .evaluate(|requirement| requirement.license.id().is_some_and(|id| ALLOWED.contains(&id.name)))
        });
        if !permitted {
            wrong.push(format!("{name}: {licence:?}"));
        }
    }
    assert!(wrong.is_empty(), "not allowed:\n{}", wrong.join("\n"));
}
