//! Equal input gives equal bytes: twice, in any order of files, on one thread and on several.

use std::collections::BTreeMap;
use std::sync::Arc;

use lotse::lang::Lang;
use lotse::read::{SiteDir, read};
use lotse::source::Sources;

use crate::support::{OPTIONS, root};

fn build(sources: &Arc<Sources>) -> BTreeMap<String, Vec<u8>> {
    let build = lotse::build(sources, OPTIONS, &|_| {}).unwrap();
    let mut outputs = build.outputs.expect("the starter content has no errors");
    lotse::package::add_downloads(&build.renderer, &mut outputs, Lang::De).unwrap();
    assert!(outputs.0.contains_key("downloads/lotse.zip"));
    outputs.0
}

fn starter() -> Arc<Sources> {
    Arc::new(read(&SiteDir::Folder(root().join("content"))).unwrap())
}

fn assert_equal(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) {
    assert!(a.keys().eq(b.keys()), "other files");
    for (path, bytes) in a {
        assert!(b[path] == *bytes, "{path} differs");
    }
}

#[test]
fn two_builds_are_byte_identical() {
    assert_equal(&build(&starter()), &build(&starter()));
}

#[test]
fn the_order_of_files_does_not_matter() {
    let sources = starter();
    let mut files: Vec<_> = sources.iter().map(|(_, source)| source.clone()).collect();
    files.reverse();
    files.rotate_left(7);
    let shuffled = Arc::new(Sources::new(sources.layers.clone(), files));
    assert_equal(&build(&sources), &build(&shuffled));
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| build(&starter()))
    };
    assert_equal(&on(1), &on(2));
}

#[test]
fn the_embedded_starter_is_the_content_folder() {
    let (embedded, folder) = (read(&SiteDir::Starter).unwrap(), starter());
    let paths = |sources: &Sources| sources.iter().map(|(_, s)| s.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&embedded), paths(&folder));
    for ((_, a), (_, b)) in embedded.iter().zip(folder.iter()) {
        assert!(a.content == b.content, "{}: the program was built before this file changed", a.path);
    }
}
