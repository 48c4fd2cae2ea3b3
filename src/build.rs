//! Build script: the theme and the starter content are part of the program, so a new file there builds it again.

fn main() {
    for folder in ["content", "themes/default"] {
        println!("cargo::rerun-if-changed={folder}");
    }
}
