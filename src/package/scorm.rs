//! The manifest of a SCORM 1.2 package.

use std::fmt::Write as _;

use crate::lang::Lang;
use crate::parse::Course;
use crate::render::escape;

/// The manifest of a package with one SCO (ADL SCORM 1.2 Content Packaging, § 2.3).
pub(super) fn manifest<'f>(course: &Course, lang: Lang, files: impl Iterator<Item = &'f str>) -> String {
    let (key, title) = (&course.key.value, escape(course.title.get(lang)));
    let mut listed = String::new();
    for file in files {
        writeln!(listed, "      <file href=\"{}\"/>", escape(file)).expect("writing to a string cannot fail");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest identifier=\"lotse-{key}-{code}\" version=\"1.0\" xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" \
         xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd \
         http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd\">\n\
         \x20 <metadata>\n    <schema>ADL SCORM</schema>\n    <schemaversion>1.2</schemaversion>\n  </metadata>\n\
         \x20 <organizations default=\"lotse\">\n    <organization identifier=\"lotse\">\n      <title>{title}</title>\n\
         \x20     <item identifier=\"item\" identifierref=\"sco\" isvisible=\"true\">\n        <title>{title}</title>\n\
         \x20       <adlcp:masteryscore>80</adlcp:masteryscore>\n      </item>\n    </organization>\n  </organizations>\n\
         \x20 <resources>\n    <resource identifier=\"sco\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"index.html\">\n\
         {listed}    </resource>\n  </resources>\n</manifest>\n",
        code = lang.code()
    )
}
